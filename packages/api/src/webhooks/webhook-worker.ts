import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { Poller } from '../platform/background/poller.ts';
import type { WebhooksMetrics } from './webhooks-metrics.ts';
import { claimDeliveries, type ClaimedDelivery } from './claim-deliveries.ts';
import { feedDeliveries } from './feed-deliveries.ts';
import { recordAttempt, releaseDelivery } from './record-attempt.ts';
import { createWebhookSender } from './send-webhook.ts';
import type { TargetPolicy } from './webhook-target.ts';

export interface WebhookWorkerOptions {
  readonly database: Database;
  readonly targets: TargetPolicy;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly metrics: WebhooksMetrics;
  /** How often it is looked what happened and what is due. */
  readonly intervalMs?: number;
  /** How long a receiver may take to answer. */
  readonly timeoutMs?: number;
  /** Deliveries of one webhook that are under way in this process at the same time. */
  readonly perWebhook?: number;
  /** After each failed attempt. */
  readonly retryDelaysMs?: readonly number[];
}

/** Tells webhooks what happens until it is stopped. Every process may; they share the work. */
export interface WebhookWorker {
  /** Lets what is under way end, for a few seconds; the rest is given back to the other processes. */
  stop(): Promise<void>;
}

export function startWebhookWorker(options: WebhookWorkerOptions): WebhookWorker {
  const { database, targets, log, metrics, retryDelaysMs } = options;
  const { intervalMs = 1000, timeoutMs = 15_000, perWebhook = 8 } = options;
  const send = createWebhookSender({ ...targets, timeoutMs });
  // Longer than an attempt can take, so that nobody else sends it meanwhile.
  const leaseMs = timeoutMs + 30_000;
  const underWay = new Map<ClaimedDelivery, Promise<void>>();
  const ending = new AbortController();
  let stopping = false;

  const countByWebhook = () => {
    const counts = new Map<string, number>();
    for (const { webhookId } of underWay.keys())
      counts.set(webhookId, (counts.get(webhookId) ?? 0) + 1);
    return counts;
  };
  const attempt = async (delivery: ClaimedDelivery) => {
    try {
      const result = await send(delivery, ending.signal);
      if (ending.signal.aborted && result.status === null)
        return await releaseDelivery(database, delivery);
      const { outcome, disabledReason } = await recordAttempt(
        database,
        delivery,
        result,
        retryDelaysMs,
      );
      metrics.webhookAttempts.inc({ outcome });
      if (disabledReason === null) return;
      metrics.webhooksDisabled.inc();
      log.error(
        { webhookId: delivery.webhookId, reason: disabledReason },
        'a webhook was disabled; enable it again when its receiver is well',
      );
    } catch (err) {
      log.warn({ err, deliveryId: delivery.id }, 'what became of a delivery could not be written');
    } finally {
      underWay.delete(delivery);
      // There is room for another now, and what waited for this one may be due.
      if (!stopping) poller.now();
    }
  };
  const dispatch = async () => {
    if (stopping) return;
    for (const delivery of await claimDeliveries(database, countByWebhook(), {
      perWebhook,
      leaseMs,
    }))
      underWay.set(delivery, attempt(delivery));
  };
  const poller = new Poller({
    intervalMs,
    async task() {
      const { more } = await feedDeliveries(database);
      await dispatch();
      if (more && !stopping) poller.now();
    },
    onFailure: (err) => log.warn({ err }, 'webhooks cannot be served; tried again until they can'),
  });
  poller.start();

  return {
    async stop() {
      stopping = true;
      poller.stop();
      await poller.idle();
      const done = Promise.all(underWay.values());
      await Promise.race([done, sleep(patienceMs, undefined, { ref: false })]);
      ending.abort();
      await done;
    },
  };
}

/** For deliveries that are under way when the process ends. */
const patienceMs = 5000;
