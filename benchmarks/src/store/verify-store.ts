import { verifyInvariants } from '@order-store/db';
import { statementPrefix } from '../prepared-statement/place-statement.ts';
import type { Store } from './open-store.ts';

/**
 * Checks the store's invariants.
 * @throws {Error} with the first rows that violate one.
 */
export async function verifyStore({ database }: Pick<Store, 'database'>): Promise<void> {
  // The prepared statement writes no order events, which the invariants require.
  await database.pool.query(
    `INSERT INTO order_events (order_id, to_status, by_user_id, created_at)
     SELECT id, 'pending', user_id, created_at FROM orders
     WHERE order_number LIKE '${statementPrefix}%'
       AND NOT EXISTS (SELECT FROM order_events WHERE order_id = orders.id)`,
  );
  const violations = await verifyInvariants(database.pool);
  if (violations.length === 0) return;
  const first = violations.slice(0, 5).map(({ row, problem }) => `  ${row}: ${problem}`);
  throw new Error(`${violations.length} rows violate an invariant:\n${first.join('\n')}`);
}
