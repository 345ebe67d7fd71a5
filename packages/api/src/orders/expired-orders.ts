import { query, type SqlTransaction } from '@order-store/db';
import type { PlacementRequest } from './placement.ts';

/**
 * How many of the orders that the customers placed within 24 hours have expired. Without this count, a customer could
 * place expiring orders endlessly, since they count neither as open nor as cancelled. Runs no statement if no request
 * may expire.
 */
export async function readExpired(
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
): Promise<ReadonlyMap<string, number>> {
  const customers = new Set(
    requests.flatMap(({ countsExpired, userId }) => (countsExpired === true ? userId : [])),
  );
  if (customers.size === 0) return new Map();
  const rows = await query<{ userId: string; expired: number }>(transaction, {
    name: 'read-expired',
    text: sql,
    values: [[...customers]],
  });
  return new Map(rows.map(({ userId, expired }) => [userId, expired]));
}

/** OFFSET 0 keeps these lookups nested in this order. */
const sql = `
SELECT customer AS "userId", count(*)::int AS expired
FROM unnest($1::bigint[]) AS customer
CROSS JOIN LATERAL (
  SELECT id FROM orders
  WHERE user_id = customer AND created_at > statement_timestamp() AT TIME ZONE 'UTC' - interval '24 hours'
    AND status = 'cancelled'
  OFFSET 0
) cancelled
WHERE EXISTS (SELECT FROM order_events WHERE order_id = cancelled.id AND cause = 'expired')
GROUP BY customer`;
