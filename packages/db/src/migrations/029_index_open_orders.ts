import type { Knex } from 'knex';

/**
 * The open orders of a customer, for the limits of `orders.place`. Closed orders leave the index, so counting costs as
 * much as a customer has open orders. CONCURRENTLY, so that no order waits for the index.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_orders_open
      ON orders (user_id) INCLUDE (total_amount) WHERE status IN ('pending', 'confirmed')`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX idx_orders_open');
}

export const config = { transaction: false };
