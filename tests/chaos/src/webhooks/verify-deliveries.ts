import { setTimeout as sleep } from 'node:timers/promises';
import { iterate, type StoreClient, type WebhookDelivery } from '@order-store/sdk';
import type { StoredEvent } from '../stored-event.ts';
import type { World } from '../world.ts';
import { deliveryProblems, missingEvents } from './compare-deliveries.ts';
import type { InboxServer } from './serve-inboxes.ts';
import type { Subscription } from './subscribe.ts';

/** The webhooks of a run and the server that receives them. */
export interface Webhooks {
  readonly server: InboxServer;
  readonly subscriptions: readonly Subscription[];
}

interface Verified extends Webhooks {
  readonly world: Pick<World, 'storedEvents'>;
  /** As staff. */
  readonly client: StoreClient;
  /** Whether a product with this SKU may have been deleted. */
  readonly mayBeGone: (sku: string) => boolean;
  readonly print?: ((line: string) => void) | undefined;
}

/**
 * After recovery: waits until all events are delivered, redelivers one message per webhook, and compares with the
 * database. Returns descriptions of problems.
 */
export async function verifyDeliveries(verified: Verified): Promise<string[]> {
  const { server, subscriptions, client, mayBeGone } = verified;
  server.stopFaults();
  const stuck = await waitForDeliveries(verified);
  const redelivered =
    stuck.length > 0 ? new Map<string, number>() : await redeliverOneOfEach(verified);
  if (redelivered.size > 0) stuck.push(...(await waitForDeliveries(verified)));
  const stored = await verified.world.storedEvents();
  const problems = [...stuck];
  for (const subscription of subscriptions) {
    const { inbox, webhook } = subscription;
    problems.push(...deliveryProblems(subscription, stored, mayBeGone));
    problems.push(...(await recordedProblems(client, subscription, redelivered)));
    const { enabled, failingSince } = await client.webhooks.get.query({ id: webhook.id });
    if (!enabled || failingSince !== null)
      problems.push(`${inbox.name}: is ${enabled ? `failing since ${failingSince}` : 'disabled'}`);
  }
  return problems;
}

/** A due delivery must arrive within this time. */
const maxDelayMs = 60_000;

/** Attempts that started before `stopFaults` have ended by then: the store waits 15 s for a response. */
const longestAttemptMs = 20_000;

/**
 * Resolves when all events are delivered and no delivery is pending. Waits while deliveries arrive or are due later
 * (deliveries claimed by a killed process are due when their lease ends). Stops early after a failed delivery or an
 * earlier problem.
 */
async function waitForDeliveries({
  world,
  client,
  subscriptions,
  print,
}: Verified): Promise<string[]> {
  const begun = Date.now();
  let [deliveries, movedAt, printedAt] = [-1, begun, begun];
  for (;;) {
    if (subscriptions.some(({ inbox }) => inbox.problems.length > 0)) return [];
    const missing = countMissing(subscriptions, await world.storedEvents());
    const seen = subscriptions.reduce((sum, { inbox }) => sum + inbox.deliveries, 0);
    if (seen !== deliveries) movedAt = Date.now();
    deliveries = seen;
    const isQuiet = missing === 0 || Date.now() > movedAt + 5000;
    const waiting = isQuiet ? await pendingOf(client, subscriptions) : [];
    if (missing === 0 && waiting.length === 0) return [];
    const failed = waiting.filter(
      ({ error, lastAttemptAt }) =>
        error !== null && instant(lastAttemptAt) > begun + longestAttemptMs,
    );
    if (failed.length > 0) return failed.slice(0, 10).map(describe);
    const lastDue = Math.max(movedAt, ...waiting.map((each) => instant(each.nextAttemptAt)));
    if (isQuiet && Date.now() > lastDue + maxDelayMs)
      return [
        `webhooks: ${missing} messages are missing and ${waiting.length} deliveries are pending, without progress`,
        ...waiting.slice(0, 10).map(describe),
      ];
    if (Date.now() > printedAt + 10_000) {
      print?.(`  ${missing} webhook messages are missing${lastOf(waiting)}`);
      printedAt = Date.now();
    }
    await sleep(500);
  }
}

function instant(time: string | null): number {
  return time === null ? 0 : Date.parse(time);
}

function lastOf(waiting: readonly WebhookDelivery[]): string {
  const last = Math.max(0, ...waiting.map((each) => instant(each.nextAttemptAt)));
  return last > Date.now()
    ? `, the last one is due in ${Math.ceil((last - Date.now()) / 1000)} s`
    : '';
}

function countMissing(
  subscriptions: readonly Subscription[],
  stored: readonly StoredEvent[],
): number {
  return subscriptions.reduce((sum, each) => sum + missingEvents(each, stored).length, 0);
}

async function pendingOf(
  { webhooks }: StoreClient,
  subscriptions: readonly Subscription[],
): Promise<WebhookDelivery[]> {
  const pending: WebhookDelivery[] = [];
  for (const { webhook } of subscriptions) {
    const list = { webhookId: webhook.id, status: 'pending', limit: 100 } as const;
    for await (const delivery of iterate(webhooks.listDeliveries, list)) pending.push(delivery);
  }
  return pending;
}

function describe({ messageId, webhookId, attempts, nextAttemptAt, error }: WebhookDelivery) {
  return `webhooks: ${messageId} is pending for webhook ${webhookId} after ${attempts} attempts (${error}), due at ${nextAttemptAt}`;
}

/** Delivery → number of earlier deliveries of its message. */
async function redeliverOneOfEach({
  client: { webhooks },
  subscriptions,
}: Verified): Promise<Map<string, number>> {
  const redelivered = new Map<string, number>();
  for (const { webhook, inbox } of subscriptions) {
    const { items } = await webhooks.listDeliveries.query({ webhookId: webhook.id, limit: 1 });
    const [delivery] = items;
    if (!delivery) continue;
    redelivered.set(delivery.id, inbox.messages.get(delivery.messageId)?.times ?? 0);
    await webhooks.redeliver.mutate({ deliveryId: delivery.id });
  }
  return redelivered;
}

/** Each message has one record, redelivered ones two, all with the status delivered. */
async function recordedProblems(
  { webhooks }: StoreClient,
  { webhook, inbox }: Subscription,
  redelivered: ReadonlyMap<string, number>,
): Promise<string[]> {
  const problems: string[] = [];
  const records: WebhookDelivery[] = [];
  const list = { webhookId: webhook.id, limit: 100 };
  for await (const record of iterate(webhooks.listDeliveries, list)) records.push(record);
  for (const [messageId, deliveries] of Map.groupBy(records, (each) => each.messageId)) {
    const before = deliveries
      .map(({ id }) => redelivered.get(id))
      .find((times) => times !== undefined);
    for (const { status, error } of deliveries) {
      if (status !== 'delivered')
        problems.push(`${inbox.name}: a delivery of ${messageId} is ${status} (${error})`);
    }
    if (before === undefined && deliveries.length > 1)
      problems.push(`${inbox.name}: ${messageId} has ${deliveries.length} deliveries`);
    if (before !== undefined && (inbox.messages.get(messageId)?.times ?? 0) <= before)
      problems.push(`${inbox.name}: ${messageId} was redelivered, but not received`);
    if (!inbox.messages.has(messageId))
      problems.push(`${inbox.name}: ${messageId} has the status delivered, but was not received`);
  }
  return problems;
}
