import type { Knex } from 'knex';

/**
 * One index a sort of `products.list` and for `users.list`, down to the id: so that a page costs the same at
 * any depth, and also where thousands of rows have one price, one name, or one moment (an import is one
 * transaction). Orders have their own: those of one moment are never more than a group.
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
