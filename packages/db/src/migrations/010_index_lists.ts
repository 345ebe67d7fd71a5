import type { Knex } from 'knex';

/**
 * One index for each sort order of `products.list` and `users.list`, including the id. A page costs the same at any
 * depth, also where thousands of rows share a price, name or timestamp (an import is one transaction). Orders do not
 * need it: at most one batch of them shares a timestamp.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('products', (table) => {
    table.index(['created_at', 'id'], 'idx_products_created_at_id');
    table.index(['price', 'id'], 'idx_products_price_id');
    table.index(['name', 'id'], 'idx_products_name_id');
  });
  await knex.schema.alterTable('users', (table) => {
    table.index(['created_at', 'id'], 'idx_users_created_at_id');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP INDEX idx_users_created_at_id, idx_products_name_id, idx_products_price_id, idx_products_created_at_id',
  );
}
