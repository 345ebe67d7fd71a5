import type { Knex } from 'knex';

/**
 * Products that are no longer for sale but keep their history. In the row that placing locks, so that an order that waited
 * for the lock sees what has changed meanwhile, without a statement of its own.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE products ADD COLUMN archived_at TIMESTAMP');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE products DROP COLUMN archived_at');
}
