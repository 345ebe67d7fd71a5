import { query, type Database } from '@order-store/db';

/** A delivery claimed by this process, with everything needed to send it. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  /** The current secret, and the previous one while it is still valid, as stored. */
  readonly secrets: readonly string[];
  readonly messageId: string;
  readonly body: string;
  /** Number of attempts including this one. */
  readonly attempts: number;
  /** Database time of the claim, in milliseconds since 1970. */
  readonly claimedAtMs: number;
}

interface ClaimOptions {
  /** Maximum concurrent deliveries per webhook in this process; 1 for a failing webhook. */
  readonly perWebhook: number;
  /** Duration of the claim. Deliveries of a crashed process become free afterwards. */
  readonly leaseMs: number;
}

/**
 * Claims due deliveries, for each webhook up to its limit, so that a slow receiver does not delay others.
 * Deliveries of one subject go out in order.
 */
export async function claimDeliveries(
  { pool }: Pick<Database, 'pool'>,
  inFlight: ReadonlyMap<string, number>,
  { perWebhook, leaseMs }: ClaimOptions,
): Promise<ClaimedDelivery[]> {
  const rows = await query<ClaimedDelivery>(pool, {
    name: 'claim-webhook-deliveries',
    text: sql,
    values: [[...inFlight.keys()], [...inFlight.values()], perWebhook, leaseMs / 1000],
  });
  return rows;
}

// SKIP LOCKED skips rows that others are claiming. Rows already claimed have their next attempt after the lease,
// which PostgreSQL rechecks after locking.
const sql = `
WITH due AS (
  SELECT next.id FROM webhooks
  LEFT JOIN unnest($1::bigint[], $2::int[]) AS busy (id, count) ON busy.id = webhooks.id
  CROSS JOIN LATERAL (
    SELECT id FROM webhook_deliveries delivery
    WHERE webhook_id = webhooks.id AND status = 'pending'
      AND next_attempt_at <= now() AT TIME ZONE 'UTC'
      AND NOT EXISTS (
        SELECT FROM webhook_deliveries earlier
        WHERE earlier.webhook_id = delivery.webhook_id AND earlier.subject = delivery.subject
          AND earlier.status = 'pending' AND earlier.id < delivery.id
      )
    ORDER BY next_attempt_at, id
    LIMIT greatest(0, CASE WHEN failing_since IS NULL THEN $3 ELSE 1 END - COALESCE(busy.count, 0))
    FOR UPDATE SKIP LOCKED
  ) next
  WHERE disabled_at IS NULL
)
UPDATE webhook_deliveries SET
  attempts = attempts + 1,
  next_attempt_at = now() AT TIME ZONE 'UTC' + make_interval(secs => $4)
FROM due, webhooks
WHERE webhook_deliveries.id = due.id AND webhooks.id = webhook_id
RETURNING webhook_deliveries.id, webhook_id AS "webhookId", url, message_id AS "messageId", body, attempts,
  floor(extract(epoch FROM now()) * 1000)::float8 AS "claimedAtMs",
  CASE WHEN previous_secret_until > now() AT TIME ZONE 'UTC' THEN ARRAY[secret, previous_secret]
       ELSE ARRAY[secret] END AS secrets`;
