import { query, runInTransaction, type Database, type Transaction } from '@order-store/db';
import type { Actor } from '../platform/identity/context.ts';
import { orderNotFound } from './find-orders.ts';
import type { OrderView } from './order-views.ts';
import { viewOrder } from './read-order.ts';

/**
 * Claims the oldest unclaimed order in a status for `leaseSeconds`; null if there is none. The claim ends when the order's
 * status changes, when it is released, or when the lease expires, so that another worker can take over from one that crashed.
 */
export async function claimNextOrder(
  database: Database,
  actor: Actor,
  { leaseSeconds, status }: { readonly leaseSeconds: number; readonly status: ClaimableStatus },
): Promise<OrderView | null> {
  return runInTransaction(database, async (transaction) => {
    for (;;) {
      const { found, claimed } = await tryToClaim(transaction, actor, leaseSeconds, status);
      if (claimed !== null) return viewOrder(transaction, claimed);
      if (found === null) return null;
      // Another claim was committed after this statement started. The next statement sees it.
    }
  });
}

/** Releases the caller's claim, if there still is one. ORDER_NOT_FOUND */
export async function releaseClaim(database: Database, actor: Actor, id: string): Promise<void> {
  await runInTransaction(database, async (transaction) => {
    const rows = await query(
      transaction,
      `WITH released AS (DELETE FROM order_claims WHERE order_id = $1 AND by_user_id = $2)
       SELECT FROM orders WHERE id = $1`,
      [id, actor.id],
    );
    if (rows.length === 0) throw orderNotFound(id);
  });
}

/**
 * SKIP LOCKED gives concurrent workers different orders. That alone is not enough: another worker's lock may be released
 * while this statement, started before, does not see its claim yet. The INSERT sees it, and replaces only an expired claim.
 */
async function tryToClaim(
  transaction: Transaction,
  actor: Actor,
  leaseSeconds: number,
  status: ClaimableStatus,
): Promise<{ readonly found: string | null; readonly claimed: string | null }> {
  const [order] = await query<{ found: string; claimed: string | null }>(
    transaction,
    claimSql[status],
    [actor.id, leaseSeconds],
  );
  return order ?? { found: null, claimed: null };
}

/**
 * An index gives the oldest pending orders. Confirmed orders are found by their status and sorted: the expression keeps
 * the planner from reading orders of every status by age, of which most are delivered.
 */
const claimSql = {
  pending: claimSqlOf('pending', 'created_at'),
  confirmed: claimSqlOf('confirmed', `created_at + interval '0'`),
} as const;
type ClaimableStatus = keyof typeof claimSql;

function claimSqlOf(status: string, age: string): string {
  return `
WITH clock AS MATERIALIZED (
  SELECT statement_timestamp() AT TIME ZONE 'UTC' AS now
), found AS MATERIALIZED (
  SELECT id FROM orders
  WHERE status = '${status}' AND NOT EXISTS (
    SELECT FROM order_claims WHERE order_id = orders.id AND expires_at > (SELECT now FROM clock)
  )
  ORDER BY ${age}, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
), claimed AS (
  INSERT INTO order_claims AS claims (order_id, by_user_id, expires_at)
  SELECT id, $1, now + make_interval(secs => $2) FROM found, clock
  ON CONFLICT (order_id) DO UPDATE SET by_user_id = excluded.by_user_id, expires_at = excluded.expires_at
    WHERE claims.expires_at <= (SELECT now FROM clock)
  RETURNING order_id
)
SELECT found.id AS found, claimed.order_id AS claimed FROM found LEFT JOIN claimed ON order_id = found.id`;
}
