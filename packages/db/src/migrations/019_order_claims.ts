import type { Knex } from 'knex';

/**
 * Claims of pending orders by fulfilment workers. An order without a claim, or with an expired one, is free. A claim ends
 * when the order leaves pending.
 *
 * The partial index contains only pending orders, oldest first, so finding the next one does not depend on the total
 * number of orders.
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
