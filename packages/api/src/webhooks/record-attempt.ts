import { execute, query, type Database } from '@order-store/db';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { nextDelayMs, disableAfterMs, retryDelaysMs } from './retry-schedule.ts';
import type { Attempt } from './send-webhook.ts';

/** The new state of a delivery, and why its webhook was disabled, if it was. */
export interface Recorded {
  readonly outcome: 'delivered' | 'retry' | 'failed';
  readonly disabledReason: string | null;
}

/**
 * Records an attempt: delivered, to be retried, or failed. Disables the webhook on status 410 or after days without
 * success. Does nothing if the lease has expired, since another process may have claimed the delivery.
 */
export async function recordAttempt(
  { pool }: Pick<Database, 'pool'>,
  delivery: ClaimedDelivery,
  attempt: Attempt,
  delays: readonly number[] = retryDelaysMs,
): Promise<Recorded> {
  const succeeded = attempt.error === null;
  const isGone = attempt.status === 410;
  const delay =
    succeeded || isGone ? null : nextDelayMs(delivery.attempts, attempt.retryAfterMs, delays);
  const status = succeeded ? 'delivered' : delay === null ? 'failed' : 'pending';
  const rows = await query<{ disabledReason: string | null }>(pool, {
    name: 'record-webhook-attempt',
    text: sql,
    values: [
      delivery.id,
      delivery.attempts,
      status,
      (delay ?? 0) / 1000,
      attempt.status,
      attempt.excerpt,
      attempt.error,
      attempt.durationMs,
      isGone,
      disableAfterMs / 1000,
    ],
  });
  return {
    outcome: status === 'pending' ? 'retry' : status,
    disabledReason: rows[0]?.disabledReason ?? null,
  };
}

/** Releases a delivery that was not sent, for another process to send immediately. */
export async function releaseDelivery(
  { pool }: Pick<Database, 'pool'>,
  { id, attempts }: ClaimedDelivery,
): Promise<void> {
  await execute(
    pool,
    `UPDATE webhook_deliveries SET attempts = attempts - 1, next_attempt_at = now() AT TIME ZONE 'UTC'
     WHERE id = $1 AND attempts = $2 AND status = 'pending'`,
    [id, attempts],
  );
}

const sql = `
WITH recorded AS (
  UPDATE webhook_deliveries SET
    status = $3, next_attempt_at = now() AT TIME ZONE 'UTC' + make_interval(secs => $4),
    last_attempt_at = now() AT TIME ZONE 'UTC', response_status = $5, response_excerpt = $6,
    error = $7, duration_ms = $8
  WHERE id = $1 AND attempts = $2 AND status = 'pending'
  RETURNING webhook_id
), judged AS (
  SELECT webhooks.id, $7::text IS NULL AS succeeded,
    CASE
      WHEN $9 THEN 'the endpoint returned 410 Gone'
      WHEN $7::text IS NOT NULL AND failing_since < now() AT TIME ZONE 'UTC' - make_interval(secs => $10)
        THEN 'no delivery has succeeded since ' || to_char(failing_since, 'YYYY-MM-DD HH24:MI') || ' UTC'
    END AS reason
  FROM webhooks JOIN recorded ON webhook_id = webhooks.id
  WHERE disabled_at IS NULL
)
UPDATE webhooks SET
  failing_since = CASE WHEN succeeded THEN NULL ELSE COALESCE(failing_since, now() AT TIME ZONE 'UTC') END,
  disabled_at = CASE WHEN reason IS NULL THEN NULL ELSE now() AT TIME ZONE 'UTC' END,
  disabled_reason = reason
FROM judged
WHERE webhooks.id = judged.id AND (reason IS NOT NULL OR succeeded = (failing_since IS NOT NULL))
RETURNING disabled_reason AS "disabledReason"`;
