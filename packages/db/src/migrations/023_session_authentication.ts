import type { Knex } from 'knex';

/** When the owner of a session last entered the password after signing in; null if never. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE sessions ADD COLUMN authenticated_at TIMESTAMP');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE sessions DROP COLUMN authenticated_at');
}
