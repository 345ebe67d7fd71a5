import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('order_items', (table) => {
    table.bigIncrements('id');
    table.bigInteger('order_id').notNullable().references('orders.id').onDelete('CASCADE');
    table.bigInteger('product_id').notNullable().references('products.id').onDelete('RESTRICT');
    table.integer('quantity').notNullable();
    table.decimal('unit_price', 10, 2).notNullable();
    table.decimal('subtotal', 10, 2).notNullable();
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.unique(['order_id', 'product_id']);
    table.check('quantity > 0', [], 'order_items_quantity_check');
    table.check('unit_price >= 0', [], 'order_items_unit_price_check');
    table.check('subtotal >= 0', [], 'order_items_subtotal_check');
    table.index('order_id', 'idx_order_items_order_id');
    table.index('product_id', 'idx_order_items_product_id');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_items CASCADE');
}
