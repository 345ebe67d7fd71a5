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
  /**
   * Maximum concurrent deliveries in this process, for webhooks that work and as many for those that fail. The first
   * delivery of each webhook does not wait for it.
   */
  readonly atOnce: number;
  /** Maximum number of deliveries of a claim, of each kind, so that starting them does not delay other work. */
  readonly perClaim: number;
  /** Duration of the claim. Deliveries of a crashed process become free afterwards. */
  readonly leaseMs: number;
}

/**
 * Claims due deliveries, for each webhook up to its limit, so that a slow receiver does not delay others. In total it leaves
 * others to later claims: with a thousand webhooks, eight bodies and connections of each would be in memory at once. A
 * webhook without running deliveries gets one in any case, so that it never waits for others that hang; those with fewer
 * come first. Deliveries of one subject go out in order.
 */
export async function claimDeliveries(
  { pool }: Pick<Database, 'pool'>,
  inFlight: ReadonlyMap<string, number>,
  { perWebhook, atOnce, perClaim, leaseMs }: ClaimOptions,
): Promise<ClaimedDelivery[]> {
  const rows = await query<ClaimedDelivery>(pool, {
    name: 'claim-webhook-deliveries',
    text: sql,
    values: [
      [...inFlight.keys()],
      [...inFlight.values()],
      perWebhook,
      leaseMs / 1000,
      atOnce,
      perClaim,
    ],
  });
  return rows;
}

// SKIP LOCKED skips rows that others are claiming. Rows already claimed have their next attempt after the lease,
// which PostgreSQL rechecks after locking.
const dueOf = (webhooks: string) => `(
  SELECT id FROM (
    SELECT next.id, running + place AS nth, row_number() OVER (ORDER BY running + place, random()) AS turn
    FROM free CROSS JOIN LATERAL (
      SELECT id, row_number() OVER () AS place FROM (
        SELECT id FROM webhook_deliveries delivery
        WHERE webhook_id = free.id AND status = 'pending'
          AND next_attempt_at <= now() AT TIME ZONE 'UTC'
          AND NOT EXISTS (
            SELECT FROM webhook_deliveries earlier
            WHERE earlier.webhook_id = delivery.webhook_id AND earlier.subject = delivery.subject
              AND earlier.status = 'pending' AND earlier.id < delivery.id
          )
        ORDER BY next_attempt_at, id
        LIMIT slots
        FOR UPDATE SKIP LOCKED
      ) due
    ) next
    WHERE ${webhooks}
  ) ordered
  WHERE nth = 1 OR turn <= $5 - (SELECT COALESCE(sum(running), 0) FROM free WHERE ${webhooks})
  ORDER BY turn LIMIT $6
)`;

const sql = `
WITH free AS MATERIALIZED (
  SELECT webhooks.id, COALESCE(busy.count, 0) AS running, failing_since IS NOT NULL AS fails,
         greatest(0, CASE WHEN failing_since IS NULL THEN $3 ELSE 1 END - COALESCE(busy.count, 0)) AS slots
  FROM webhooks LEFT JOIN unnest($1::bigint[], $2::int[]) AS busy (id, count) ON busy.id = webhooks.id
  WHERE disabled_at IS NULL
), due AS (
  ${dueOf('NOT fails')} UNION ALL ${dueOf('fails')}
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
