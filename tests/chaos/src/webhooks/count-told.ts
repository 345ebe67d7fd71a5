import type { Telling } from './verify-deliveries.ts';

/** Of all webhooks together. */
export interface ToldCounts {
  /** Messages, each counted once for every webhook that got it. */
  readonly told: number;
  /** Deliveries beyond the first of a message. */
  readonly repeats: number;
}

export function countTold({ subscriptions }: Telling): ToldCounts {
  const inboxes = subscriptions.map(({ inbox }) => inbox);
  return {
    told: inboxes.reduce((sum, { messages }) => sum + messages.size, 0),
    repeats: inboxes.reduce((sum, { repeats }) => sum + repeats, 0),
  };
}
