import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('products', (table) => {
    table.bigIncrements('id');
    table.string('sku', 100).notNullable().unique();
    table.string('name', 255).notNullable();
    table.text('description');
    table.decimal('price', 10, 2).notNullable();
    table.integer('stock_quantity').notNullable().defaultTo(0);
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('updated_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.integer('version').notNullable().defaultTo(1);
    table.check('price >= 0', [], 'products_price_check');
    table.check('stock_quantity >= 0', [], 'products_stock_quantity_check');
    table.index('sku', 'idx_products_sku');
    table.index('created_at', 'idx_products_created_at');
    table.index('stock_quantity', 'idx_products_stock', {
      predicate: knex.whereRaw('stock_quantity > 0'),
    });
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE products CASCADE');
}
