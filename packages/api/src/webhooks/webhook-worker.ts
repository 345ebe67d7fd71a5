import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { Poller } from '../platform/background/poller.ts';
import type { WebhooksMetrics } from './webhooks-metrics.ts';
import { claimDeliveries, type ClaimedDelivery } from './claim-deliveries.ts';
import { feedDeliveries } from './feed-deliveries.ts';
import { recordAttempt, releaseDelivery } from './record-attempt.ts';
import type { SecretCipher } from '../platform/secrets/secret-cipher.ts';
import { createWebhookSender } from './send-webhook.ts';
import type { TargetPolicy } from './webhook-target.ts';
import { webhookSecretPurpose } from './webhooks-secret-columns.ts';

export interface WebhookWorkerOptions {
  readonly database: Database;
  readonly targets: TargetPolicy;
  readonly decryptSecret: SecretCipher['decryptSecret'];
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly metrics: WebhooksMetrics;
  /** Polling interval for new events and due deliveries. */
  readonly intervalMs?: number;
  /** Timeout for a response. */
  readonly timeoutMs?: number;
  /** Concurrent deliveries per webhook in this process. */
  readonly perWebhook?: number;
  /** Concurrent deliveries in this process, for webhooks that work and as many for those that fail. */
  readonly atOnce?: number;
  /** Delay after each failed attempt. */
  readonly retryDelaysMs?: readonly number[];
}

/** Delivers events to webhooks until stopped. Every process may run one; they share the work. */
interface WebhookWorker {
  /** Waits a few seconds for running deliveries and releases the rest to other processes. */
  stop(): Promise<void>;
}

export function startWebhookWorker(options: WebhookWorkerOptions): WebhookWorker {
  const { database, targets, log } = options;
  const { intervalMs = 1000, timeoutMs = 15_000, perWebhook = 8, atOnce = 256 } = options;
  const send = createWebhookSender({ ...targets, timeoutMs });
  // Longer than an attempt can take, so that no other process sends the delivery during the attempt.
  const leaseMs = timeoutMs + 30_000;
  const inFlight = new Map<ClaimedDelivery, Promise<void>>();
  const ending = new AbortController();
  let stopping = false;

  const countByWebhook = () => {
    const counts = new Map<string, number>();
    for (const { webhookId } of inFlight.keys())
      counts.set(webhookId, (counts.get(webhookId) ?? 0) + 1);
    return counts;
  };
  const attempt = async (delivery: ClaimedDelivery) => {
    try {
      await attemptDelivery(options, delivery, send, ending.signal);
    } catch (err) {
      log.warn({ err, deliveryId: delivery.id }, 'a delivery attempt failed; retrying');
    } finally {
      inFlight.delete(delivery);
      // A slot is free, and deliveries that waited for this one may be due.
      if (!stopping) poller.now();
    }
  };
  const dispatch = async () => {
    if (stopping) return;
    for (const delivery of await claimDeliveries(database, countByWebhook(), {
      perWebhook,
      atOnce,
      leaseMs,
    }))
      inFlight.set(delivery, attempt(delivery));
  };
  const poller = new Poller({
    intervalMs,
    async task() {
      const { more } = await feedDeliveries(database);
      await dispatch();
      if (more && !stopping) poller.now();
    },
    onFailure: (err) => log.warn({ err }, 'webhook delivery failed; retrying'),
  });
  poller.start();

  return {
    async stop() {
      stopping = true;
      poller.stop();
      await poller.idle();
      const done = Promise.all(inFlight.values());
      await Promise.race([done, sleep(stopTimeoutMs, undefined, { ref: false })]);
      ending.abort();
      await done;
    },
  };
}

/** Sends a delivery and records the result; releases the delivery if `signal` ended the attempt. */
async function attemptDelivery(
  { database, decryptSecret, log, metrics, retryDelaysMs }: WebhookWorkerOptions,
  delivery: ClaimedDelivery,
  send: ReturnType<typeof createWebhookSender>,
  signal: AbortSignal,
): Promise<void> {
  const secrets = delivery.secrets.map((each) => decryptSecret(each, webhookSecretPurpose));
  const result = await send({ ...delivery, secrets }, signal);
  if (signal.aborted && result.status === null) return releaseDelivery(database, delivery);
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
    'webhook disabled; enable it again when its receiver works',
  );
}

/** Time for running deliveries to finish at shutdown. */
const stopTimeoutMs = 5000;
