import { isDeepStrictEqual } from 'node:util';
import type { WebhookEvent } from '@order-store/sdk/webhooks';
import type { StoredEvent, StoredOrderEvent } from '../stored-event.ts';
import type { Mark } from './inbox.ts';
import type { Subscription } from './subscribe.ts';

/** What happened that the webhook wants to be told of, oldest first. */
export function wantedBy(
  { webhook: { events, createdAt } }: Subscription,
  stored: readonly StoredEvent[],
): StoredEvent[] {
  return stored.filter(
    (each) => instantOf(each) >= createdAt && (events === null || events.includes(each.type)),
  );
}

/** What the webhook has not yet acknowledged. */
export function missingIn(
  subscription: Subscription,
  stored: readonly StoredEvent[],
): StoredEvent[] {
  const { messages } = subscription.inbox;
  return wantedBy(subscription, stored).filter(
    ({ messageId }) => (messages.get(messageId)?.acknowledged ?? 0) === 0,
  );
}

/**
 * Where what a webhook was told differs from what happened: untold, told wrongly, told though it never happened
 * (or the webhook did not want it), or told before what came before it. `mayBeGone` knows the products that were
 * deleted, and their history with them.
 */
export function brokenTelling(
  subscription: Subscription,
  stored: readonly StoredEvent[],
  mayBeGone: (sku: string) => boolean,
): string[] {
  const { name, messages, marks, broken } = subscription.inbox;
  const wanted = new Map(
    wantedBy(subscription, stored).map((each) => [each.messageId, each] as const),
  );
  const bySubject = Map.groupBy(wanted.values(), ({ subject }) => subject);
  const historyOf = Map.groupBy(stored, ({ subject }) => subject);
  const problems = [...broken];
  for (const { messageId, type } of missingIn(subscription, stored))
    problems.push(`${name}: was never told ${messageId} (${type})`);
  for (const { id, event } of messages.values()) {
    const happened = wanted.get(id);
    if (happened)
      problems.push(...wrongIn(event, happened, historyOf).map((what) => `${name}: ${id} ${what}`));
    else if (!('product' in event.data && mayBeGone(event.data.product.sku)))
      problems.push(
        `${name}: was told ${id} (${event.type}), which is not for it or never happened`,
      );
  }
  for (const [subject, told] of marks) {
    // Every step of an order is under its lock, so they have one order. Movements of stock have it in their rows.
    if (subject.startsWith('order-'))
      problems.push(
        ...toldTooSoon(told, bySubject.get(subject) ?? []).map((what) => `${name}: ${what}`),
      );
  }
  return problems;
}

function wrongIn(
  told: WebhookEvent,
  happened: StoredEvent,
  historyOf: ReadonlyMap<string, readonly StoredEvent[]>,
): string[] {
  const wrong: string[] = [];
  if (told.type !== happened.type) wrong.push(`has the type ${told.type}, not ${happened.type}`);
  if (told.timestamp !== instantOf(happened)) wrong.push(`has the time ${told.timestamp}`);
  for (const [part, content] of Object.entries(partsOf(happened))) {
    const found: unknown = Object.entries(told.data).find(([name]) => name === part)?.[1];
    if (!hasAll(found, content))
      wrong.push(
        `tells of the ${part} ${JSON.stringify(found)}, which is ${JSON.stringify(content)}`,
      );
  }
  if ('event' in happened && 'order' in told.data) {
    const { status } = told.data.order;
    if (!statusesFrom(happened, historyOf).includes(status))
      wrong.push(`tells of the order as ${status}, which it was not then or later`);
  }
  return wrong;
}

function partsOf(happened: StoredEvent): Readonly<Record<string, object>> {
  return 'event' in happened
    ? { event: happened.event, order: happened.order }
    : { movement: happened.movement, product: happened.product };
}

/** Whether every field is there as it should be; there may be others. */
function hasAll(found: unknown, wanted: object): boolean {
  if (!(found instanceof Object)) return false;
  const fields = new Map<string, unknown>(Object.entries(found));
  return Object.entries(wanted).every(([name, value]) =>
    isDeepStrictEqual(fields.get(name), value),
  );
}

/** What the order may be when the event is told: what it became then, or later. */
function statusesFrom(
  { event, subject }: StoredOrderEvent,
  historyOf: ReadonlyMap<string, readonly StoredEvent[]>,
): string[] {
  return (historyOf.get(subject) ?? []).flatMap((each) =>
    'event' in each && BigInt(each.event.id) >= BigInt(event.id) ? [each.event.to] : [],
  );
}

/** What came before an earlier event of its order was acknowledged. */
function toldTooSoon(marks: readonly Mark[], inOrder: readonly StoredEvent[]): string[] {
  const acknowledged = new Set<string>();
  const problems: string[] = [];
  for (const { what, id } of marks) {
    if (what === 'acknowledged') {
      acknowledged.add(id);
      continue;
    }
    const place = inOrder.findIndex(({ messageId }) => messageId === id);
    const earlier = inOrder
      .slice(0, Math.max(0, place))
      .find(({ messageId }) => !acknowledged.has(messageId));
    if (earlier) problems.push(`${id} came before ${earlier.messageId} was acknowledged`);
  }
  return problems;
}

function instantOf(happened: StoredEvent): string {
  return 'event' in happened ? happened.event.at : happened.movement.at;
}
