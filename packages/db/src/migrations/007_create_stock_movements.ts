import type { Knex } from 'knex';

/**
 * Every change of stock except sales, which are stored once, as order items.
 *
 * Movements and order items take their ids from one sequence while the product's row is locked. So the ids of a
 * product's sales and movements are in the order in which they happened, without relying on a clock.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('stock_movements', (table) => {
    table.bigInteger('id').primary().defaultTo(knex.raw(`nextval('order_items_id_seq')`));
    table.bigInteger('product_id').notNullable().references('products.id').onDelete('CASCADE');
    table.string('kind', 50).notNullable();
    table.integer('delta').notNullable();
    table.integer('quantity_after').notNullable();
    table.text('reason');
    table.bigInteger('by_user_id').references('users.id').onDelete('SET NULL');
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.check(`kind IN ('opening', 'adjustment', 'count')`, [], 'stock_movements_kind_check');
    table.check('quantity_after >= 0', [], 'stock_movements_quantity_after_check');
    table.index('product_id', 'idx_stock_movements_product_id');
    table.index('by_user_id', 'idx_stock_movements_by_user_id');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE stock_movements CASCADE');
}
