import type { Knex } from 'knex';

/** When staff erased the personal data of a user; null otherwise. The row stays, because orders refer to it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE users ADD COLUMN erased_at TIMESTAMP');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE users DROP COLUMN erased_at');
}
