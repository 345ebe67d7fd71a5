import { setTimeout as sleep } from 'node:timers/promises';
import { iterate, type StoreClient, type WebhookDelivery } from '@order-store/sdk';
import type { StoredEvent } from '../stored-event.ts';
import type { World } from '../world.ts';
import { brokenTelling, missingIn } from './compare-told.ts';
import type { InboxServer } from './serve-inboxes.ts';
import type { Subscription } from './subscribe.ts';

/** The webhooks of a run and the server that they lead to. */
export interface Telling {
  readonly server: InboxServer;
  readonly subscriptions: readonly Subscription[];
}

interface Verified extends Telling {
  readonly world: Pick<World, 'storedEvents'>;
  /** As staff. */
  readonly client: StoreClient;
  /** Whether a product that is not there may have been there. */
  readonly mayBeGone: (sku: string) => boolean;
  readonly say?: ((line: string) => void) | undefined;
}

/**
 * When nothing is broken any more: waits until every webhook was told everything, has staff send something again,
 * and compares. What is not as it must be, in words.
 */
export async function verifyDeliveries(verified: Verified): Promise<string[]> {
  const { server, subscriptions, client, mayBeGone } = verified;
  // What fails from now on is not the receiver's fault.
  server.behave();
  const stuck = await waitUntilTold(verified);
  const again = stuck.length > 0 ? new Map<string, number>() : await redeliverOneOfEach(verified);
  if (again.size > 0) stuck.push(...(await waitUntilTold(verified)));
  const stored = await verified.world.storedEvents();
  const problems = [...stuck];
  for (const subscription of subscriptions) {
    const { inbox, webhook } = subscription;
    problems.push(...brokenTelling(subscription, stored, mayBeGone));
    problems.push(...(await brokenRecords(client, subscription, again)));
    const { enabled, failingSince } = await client.webhooks.get.query({ id: webhook.id });
    if (!enabled || failingSince !== null)
      problems.push(
        `${inbox.name}: is ${enabled ? `said to fail since ${failingSince}` : 'disabled'}`,
      );
  }
  return problems;
}

/** Something must move within this time after it is due: the receiver has room for all. */
const patienceMs = 60_000;

/** Whatever began before the receiver behaved is over by then: the store waits 15 s for an answer. */
const longestAttemptMs = 20_000;

/**
 * Resolves when everything was told and nothing waits. It waits as long as something comes, or is due later by the
 * store's own word (what a killed process had taken is due when its lease ends); not for what fails at a receiver
 * that behaves, nor when something is broken already.
 */
async function waitUntilTold({ world, client, subscriptions, say }: Verified): Promise<string[]> {
  const begun = Date.now();
  let [visits, movedAt, saidAt] = [-1, begun, begun];
  for (;;) {
    if (subscriptions.some(({ inbox }) => inbox.broken.length > 0)) return [];
    const missing = countMissing(subscriptions, await world.storedEvents());
    const seen = subscriptions.reduce((sum, { inbox }) => sum + inbox.visits, 0);
    if (seen !== visits) movedAt = Date.now();
    visits = seen;
    const isQuiet = missing === 0 || Date.now() > movedAt + 5000;
    const waiting = isQuiet ? await pendingOf(client, subscriptions) : [];
    if (missing === 0 && waiting.length === 0) return [];
    const failed = waiting.filter(
      ({ error, lastAttemptAt }) =>
        error !== null && instant(lastAttemptAt) > begun + longestAttemptMs,
    );
    if (failed.length > 0) return failed.slice(0, 10).map(describe);
    const lastDue = Math.max(movedAt, ...waiting.map((each) => instant(each.nextAttemptAt)));
    if (isQuiet && Date.now() > lastDue + patienceMs)
      return [
        `webhooks: ${missing} messages are untold and ${waiting.length} deliveries wait, though nothing moves`,
        ...waiting.slice(0, 10).map(describe),
      ];
    if (Date.now() > saidAt + 10_000) {
      say?.(`  ${missing} messages to webhooks are still to come${lastOf(waiting)}`);
      saidAt = Date.now();
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
  return subscriptions.reduce((sum, each) => sum + missingIn(each, stored).length, 0);
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
  return `webhooks: ${messageId} waits for webhook ${webhookId} after ${attempts} attempts (${error}), due at ${nextAttemptAt}`;
}

/** Delivery → how often its message had come before. */
async function redeliverOneOfEach({
  client: { webhooks },
  subscriptions,
}: Verified): Promise<Map<string, number>> {
  const again = new Map<string, number>();
  for (const { webhook, inbox } of subscriptions) {
    const { items } = await webhooks.listDeliveries.query({ webhookId: webhook.id, limit: 1 });
    const [delivery] = items;
    if (!delivery) continue;
    again.set(delivery.id, inbox.messages.get(delivery.messageId)?.times ?? 0);
    await webhooks.redeliver.mutate({ deliveryId: delivery.id });
  }
  return again;
}

/** One delivery of each message, and one more of what was sent again; each of them delivered. */
async function brokenRecords(
  { webhooks }: StoreClient,
  { webhook, inbox }: Subscription,
  again: ReadonlyMap<string, number>,
): Promise<string[]> {
  const problems: string[] = [];
  const records: WebhookDelivery[] = [];
  const list = { webhookId: webhook.id, limit: 100 };
  for await (const record of iterate(webhooks.listDeliveries, list)) records.push(record);
  for (const [messageId, deliveries] of Map.groupBy(records, (each) => each.messageId)) {
    const before = deliveries.map(({ id }) => again.get(id)).find((times) => times !== undefined);
    for (const { status, error } of deliveries) {
      if (status !== 'delivered')
        problems.push(`${inbox.name}: a delivery of ${messageId} is ${status} (${error})`);
    }
    if (before === undefined && deliveries.length > 1)
      problems.push(`${inbox.name}: ${messageId} has ${deliveries.length} deliveries`);
    if (before !== undefined && (inbox.messages.get(messageId)?.times ?? 0) <= before)
      problems.push(`${inbox.name}: ${messageId} was to be sent again, and did not come`);
    if (!inbox.messages.has(messageId))
      problems.push(`${inbox.name}: ${messageId} is said to be delivered, and never came`);
  }
  return problems;
}
