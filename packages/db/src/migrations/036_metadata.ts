import type { Knex } from 'knex';

export const config = { transaction: false };

/**
 * The caller's own data of orders, products and users. Most rows have none, so it is not a column, and lists of all rows
 * do not read it. Orders and products are found by it.
 *
 * Runs without a transaction, because a foreign key locks the table that it references: each statement locks one and can
 * be repeated.
 */
export async function up(knex: Knex): Promise<void> {
  for (const owner of owners) {
    await knex.raw(`
      CREATE TABLE IF NOT EXISTS ${owner}_metadata (
        ${owner}_id BIGINT NOT NULL CONSTRAINT ${owner}_metadata_pkey PRIMARY KEY
          CONSTRAINT ${owner}_metadata_${owner}_id_foreign REFERENCES ${owner}s (id) ON DELETE CASCADE,
        metadata JSONB NOT NULL
      )`);
  }
  for (const owner of ['order', 'product']) {
    await knex.raw(
      `CREATE INDEX IF NOT EXISTS idx_${owner}_metadata_metadata ON ${owner}_metadata USING gin (metadata jsonb_path_ops)`,
    );
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const owner of owners) await knex.raw(`DROP TABLE IF EXISTS ${owner}_metadata`);
}

const owners = ['order', 'product', 'user'];
