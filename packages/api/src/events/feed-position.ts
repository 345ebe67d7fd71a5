import {
  formatPosition,
  parsePosition,
  startOfEvents,
  type EventPosition,
} from '../platform/events/event-log.ts';
import type { EventStream } from './event-streams.ts';

/** The position of a reader of both streams. As text, `7312-88.7300-12`: orders, then stock. */
export type FeedPosition = Readonly<Record<EventStream['name'], EventPosition>>;

export const startOfFeed: FeedPosition = { orders: startOfEvents, stock: startOfEvents };

export function formatFeedPosition({ orders, stock }: FeedPosition): string {
  return `${formatPosition(orders)}.${formatPosition(stock)}`;
}

/** Parses the text of {@link formatFeedPosition}; undefined for any other text. */
export function parseFeedPosition(text: string): FeedPosition | undefined {
  const [orders, stock, ...others] = text.split('.').map(parsePosition);
  return orders && stock && others.length === 0 ? { orders, stock } : undefined;
}
