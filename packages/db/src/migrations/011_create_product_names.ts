import type { Knex } from 'knex';

/**
 * Earlier names of renamed products. An order shows the names from when it was placed, although `order_items` has no
 * column for them and placing an order writes nothing extra.
 *
 * A row applies to the product's items with an id below `until_item_id`. The rename takes that value from the items'
 * sequence while it holds the product's row lock, as placing does.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('product_names', (table) => {
    table.bigInteger('product_id').notNullable().references('products.id').onDelete('CASCADE');
    table.bigInteger('until_item_id').notNullable();
    table.string('sku', 100).notNullable();
    table.string('name', 255).notNullable();
    table.primary(['product_id', 'until_item_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE product_names CASCADE');
}
