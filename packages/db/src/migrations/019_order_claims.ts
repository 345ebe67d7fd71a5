import type { Knex } from 'knex';

/**
 * Which pending order a fulfilment worker is at, and until when it holds it. An order without a row, or with
 * one that has run out, is free; leaving pending ends the claim.
 *
 * The partial index holds the pending orders alone, oldest first, so the next one is found at once however
 * many were ever placed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('order_claims', (table) => {
    table.bigInteger('order_id').primary().references('orders.id').onDelete('CASCADE');
    table.bigInteger('by_user_id').notNullable().references('users.id').onDelete('CASCADE');
    table.timestamp('expires_at', { useTz: false }).notNullable();
    table.index('by_user_id', 'idx_order_claims_by_user_id');
  });
  await knex.raw(
    `CREATE INDEX idx_orders_pending ON orders (created_at, id) WHERE status = 'pending'`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX idx_orders_pending; DROP TABLE order_claims CASCADE');
}
