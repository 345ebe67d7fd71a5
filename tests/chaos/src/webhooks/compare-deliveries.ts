import { isDeepStrictEqual } from 'node:util';
import type { WebhookEvent } from '@order-store/sdk/webhooks';
import type { StoredEvent, StoredOrderEvent } from '../stored-event.ts';
import type { LogEntry } from './inbox.ts';
import type { Subscription } from './subscribe.ts';

/** The events the webhook subscribes to since its creation, oldest first. */
function expectedEvents(
  { webhook: { events, createdAt } }: Subscription,
  stored: readonly StoredEvent[],
): StoredEvent[] {
  return stored.filter(
    (each) => instantOf(each) >= createdAt && (events === null || events.includes(each.type)),
  );
}

/** The expected events that the webhook has not acknowledged. */
export function missingEvents(
  subscription: Subscription,
  stored: readonly StoredEvent[],
): StoredEvent[] {
  const { messages } = subscription.inbox;
  return expectedEvents(subscription, stored).filter(
    ({ messageId }) => (messages.get(messageId)?.acknowledged ?? 0) === 0,
  );
}

/**
 * Compares the messages of a webhook with the stored events: missing, different, unexpected or early messages.
 * `mayBeGone` says whether a product, and its history, may have been deleted.
 */
export function deliveryProblems(
  subscription: Subscription,
  stored: readonly StoredEvent[],
  mayBeGone: (sku: string) => boolean,
): string[] {
  const { name, messages, log, problems: received } = subscription.inbox;
  const expected = new Map(
    expectedEvents(subscription, stored).map((each) => [each.messageId, each] as const),
  );
  const bySubject = Map.groupBy(expected.values(), ({ subject }) => subject);
  const historyOf = Map.groupBy(stored, ({ subject }) => subject);
  const problems = [...received];
  for (const { messageId, type } of missingEvents(subscription, stored))
    problems.push(`${name}: did not receive ${messageId} (${type})`);
  for (const { id, event } of messages.values()) {
    const happened = expected.get(id);
    if (happened)
      problems.push(
        ...differences(event, happened, historyOf).map((what) => `${name}: ${id} ${what}`),
      );
    else if (!('product' in event.data && mayBeGone(event.data.product.sku)))
      problems.push(
        `${name}: received ${id} (${event.type}), which it does not subscribe to or is not stored`,
      );
  }
  for (const [subject, entries] of log) {
    // Events of an order are delivered in order. Stock movements carry their order in their rows.
    if (subject.startsWith('order-'))
      problems.push(
        ...earlyDeliveries(entries, bySubject.get(subject) ?? []).map((what) => `${name}: ${what}`),
      );
  }
  return problems;
}

function differences(
  delivered: WebhookEvent,
  happened: StoredEvent,
  historyOf: ReadonlyMap<string, readonly StoredEvent[]>,
): string[] {
  const wrong: string[] = [];
  if (delivered.type !== happened.type)
    wrong.push(`has the type ${delivered.type}, not ${happened.type}`);
  if (delivered.timestamp !== instantOf(happened))
    wrong.push(`has the time ${delivered.timestamp}`);
  for (const [part, content] of Object.entries(partsOf(happened))) {
    const found: unknown = Object.entries(delivered.data).find(([name]) => name === part)?.[1];
    if (!hasAll(found, content))
      wrong.push(`has the ${part} ${JSON.stringify(found)} instead of ${JSON.stringify(content)}`);
  }
  if ('event' in happened && 'order' in delivered.data) {
    const { status } = delivered.data.order;
    if (!statusesFrom(happened, historyOf).includes(status))
      wrong.push(`has the order status ${status}, which it did not have then or later`);
  }
  return wrong;
}

function partsOf(happened: StoredEvent): Readonly<Record<string, object>> {
  return 'event' in happened
    ? { event: happened.event, order: happened.order }
    : { movement: happened.movement, product: happened.product };
}

/** Whether every expected field is equal; other fields are allowed. */
function hasAll(found: unknown, expected: object): boolean {
  if (!(found instanceof Object)) return false;
  const fields = new Map<string, unknown>(Object.entries(found));
  return Object.entries(expected).every(([name, value]) =>
    isDeepStrictEqual(fields.get(name), value),
  );
}

/** The statuses an order may have in the message: that of the event, or a later one. */
function statusesFrom(
  { event, subject }: StoredOrderEvent,
  historyOf: ReadonlyMap<string, readonly StoredEvent[]>,
): string[] {
  return (historyOf.get(subject) ?? []).flatMap((each) =>
    'event' in each && BigInt(each.event.id) >= BigInt(event.id) ? [each.event.to] : [],
  );
}

/** Messages received before an earlier one of the same order was acknowledged. */
function earlyDeliveries(log: readonly LogEntry[], inOrder: readonly StoredEvent[]): string[] {
  const acknowledged = new Set<string>();
  const problems: string[] = [];
  for (const { type, id } of log) {
    if (type === 'acknowledged') {
      acknowledged.add(id);
      continue;
    }
    const place = inOrder.findIndex(({ messageId }) => messageId === id);
    const earlier = inOrder
      .slice(0, Math.max(0, place))
      .find(({ messageId }) => !acknowledged.has(messageId));
    if (earlier) problems.push(`${id} was received before ${earlier.messageId} was acknowledged`);
  }
  return problems;
}

function instantOf(happened: StoredEvent): string {
  return 'event' in happened ? happened.event.at : happened.movement.at;
}
