import type { Knex } from 'knex';

/**
 * Products by their category, so that the categories in use are read by skipping from one to the next. The predicate is that
 * of `isCategory` in the API. Longer texts are left out, because an entry of an index has a maximum size.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_product_metadata_category ON product_metadata ((metadata ->> 'category'))
    WHERE jsonb_typeof(metadata -> 'category') = 'string' AND length(metadata ->> 'category') BETWEEN 1 AND 100`);
  // Only ANALYZE gathers the statistics of an expression, and autovacuum may take days to run it.
  await knex.raw('ANALYZE product_metadata');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX idx_product_metadata_category');
}

export const config = { transaction: false };
