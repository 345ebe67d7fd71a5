import type { Knex } from 'knex';

/**
 * Orders by the status of their payments: the expression of `paymentStatusSql` in the API. CONCURRENTLY, so that no
 * payment waits for the index.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_order_payments_status ON order_payments ((CASE
      WHEN captured - refunded > owed THEN 'refund_due'
      WHEN captured > 0 AND captured = refunded THEN 'refunded'
      WHEN captured > refunded AND captured - refunded = owed THEN 'paid'
      WHEN captured > refunded THEN 'partially_paid'
      WHEN authorized > 0 THEN 'authorized'
      ELSE 'none' END), order_id)`);
  // Only ANALYZE gathers the statistics of an expression, and autovacuum may take days to run it.
  await knex.raw('ANALYZE order_payments');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX idx_order_payments_status');
}

export const config = { transaction: false };
