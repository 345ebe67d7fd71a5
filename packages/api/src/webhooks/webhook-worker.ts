import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { Batcher } from '../platform/batching/batcher.ts';
import { Poller } from '../platform/background/poller.ts';
import type { WebhooksMetrics } from './webhooks-metrics.ts';
import { claimDeliveries, type ClaimedDelivery } from './claim-deliveries.ts';
import { feedDeliveries } from './feed-deliveries.ts';
import { recordAttempt, releaseDelivery, type Recorded } from './record-attempt.ts';
import type { SecretCipher } from '../platform/secrets/secret-cipher.ts';
import { createWebhookSender, type Attempt, type WebhookSender } from './send-webhook.ts';
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
  /** Concurrent deliveries in this process besides the first of each webhook; see {@link claimDeliveries}. */
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
  const results = batchResults(options);
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
      await attemptDelivery(options, delivery, { send, results, signal: ending.signal });
    } catch (err) {
      log.warn({ err, deliveryId: delivery.id }, 'a delivery attempt failed; retrying');
    } finally {
      inFlight.delete(delivery);
      // A slot is free, and deliveries that waited for this one may be due.
      if (!stopping) poller.now();
    }
  };
  /** Returns whether more deliveries may be due. */
  const dispatch = async () => {
    if (stopping) return false;
    const bounds = { perWebhook, atOnce, perClaim, leaseMs };
    const claimed = await claimDeliveries(database, countByWebhook(), bounds);
    for (const delivery of claimed) inFlight.set(delivery, attempt(delivery));
    return claimed.length >= perClaim;
  };
  const poller = new Poller({
    intervalMs,
    async task() {
      const { more } = await feedDeliveries(database);
      const moreDue = await dispatch();
      if ((more || moreDue) && !stopping) poller.now();
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

interface AttemptTools {
  readonly send: WebhookSender;
  readonly results: ReturnType<typeof batchResults>;
  readonly signal: AbortSignal;
}

/** Records a few results at a time: a thousand receivers that hang all time out together. */
function batchResults({ database, retryDelaysMs }: WebhookWorkerOptions) {
  type Result = { readonly delivery: ClaimedDelivery; readonly result: Attempt };
  return new Batcher<Result, Recorded>({
    name: 'record webhook attempts',
    maxBatchSize: 8,
    maxInFlight: 1,
    maxWaiting: Infinity,
    run: (attempts) =>
      Promise.allSettled(
        attempts.map(({ delivery, result }) =>
          recordAttempt(database, delivery, result, retryDelaysMs),
        ),
      ),
  });
}

/** Sends a delivery and records the result; releases the delivery if `signal` ended the attempt. */
async function attemptDelivery(
  { database, decryptSecret, log, metrics }: WebhookWorkerOptions,
  delivery: ClaimedDelivery,
  { send, results, signal }: AttemptTools,
): Promise<void> {
  const secrets = delivery.secrets.map((each) => decryptSecret(each, webhookSecretPurpose));
  const result = await send({ ...delivery, secrets }, signal);
  if (signal.aborted && result.status === null) return releaseDelivery(database, delivery);
  const { outcome, disabledReason } = await results.add({ delivery, result });
  metrics.webhookAttempts.inc({ outcome });
  if (disabledReason === null) return;
  metrics.webhooksDisabled.inc();
  log.error(
    { webhookId: delivery.webhookId, reason: disabledReason },
    'webhook disabled; enable it again when its receiver works',
  );
}

/** Each takes about a quarter of a millisecond to start. */
const perClaim = 100;

/** Time for running deliveries to finish at shutdown. */
const stopTimeoutMs = 5000;
