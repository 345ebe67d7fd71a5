import type { Knex } from 'knex';

/** One index a sort of `products.list`, so that a page costs the same at any depth. Newest first has its own already. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products', (table) => {
    table.index(['price', 'id'], 'idx_products_price_id');
    table.index(['name', 'id'], 'idx_products_name_id');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products', (table) => {
    table.dropIndex(['price', 'id'], 'idx_products_price_id');
    table.dropIndex(['name', 'id'], 'idx_products_name_id');
  });
}
