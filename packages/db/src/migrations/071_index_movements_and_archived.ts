import type { Knex } from 'knex';

export const config = { transaction: false };

/**
 * The movements of a product since a time, which `reports.stock` reads, and the archived products, which
 * are left out of the number of products of a category. Placing an order writes to neither table.
 */
export async function up(knex: Knex): Promise<void> {
  // One whose creation failed is invalid.
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS idx_stock_movements_product_id_created_at');
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS idx_product_search_archived');
  await knex.raw(`
    CREATE INDEX CONCURRENTLY idx_stock_movements_product_id_created_at
    ON stock_movements (product_id, created_at)`);
  await knex.raw(`
    CREATE INDEX CONCURRENTLY idx_product_search_archived ON product_search (product_id) WHERE archived`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX idx_stock_movements_product_id_created_at');
  await knex.raw('DROP INDEX idx_product_search_archived');
}
