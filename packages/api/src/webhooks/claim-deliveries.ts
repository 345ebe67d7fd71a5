import { query, type Database } from '@order-store/db';

/** A delivery that this process is to send now, with what it needs for that. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  /** The present secret, and the one before it while that still counts. */
  readonly secrets: readonly string[];
  readonly messageId: string;
  readonly body: string;
  /** How many attempts there are with this one. */
  readonly attempts: number;
  /** The database's time when it was claimed, in milliseconds since 1970. */
  readonly claimedAtMs: number;
}

export interface ClaimOptions {
  /** How many of a webhook may be under way in this process; of one that fails, one. */
  readonly perWebhook: number;
  /** For how long nobody else gets them: if this process dies they are free again after it. */
  readonly leaseMs: number;
}

/**
 * Takes deliveries that are due, for this process alone: of each webhook as many as it has room for, so
 * that a slow one keeps none of another back. A later delivery of a subject waits for the earlier ones.
 */
export async function claimDeliveries(
  { pool }: Pick<Database, 'pool'>,
  underWay: ReadonlyMap<string, number>,
  { perWebhook, leaseMs }: ClaimOptions,
): Promise<ClaimedDelivery[]> {
  const rows = await query<ClaimedDelivery>(pool, {
    name: 'claim-webhook-deliveries',
    text: sql,
    values: [[...underWay.keys()], [...underWay.values()], perWebhook, leaseMs / 1000],
  });
  return rows;
}

// SKIP LOCKED passes over what others are taking; what they have taken has its next attempt after their
// lease, which PostgreSQL looks at again once it has the lock.
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
