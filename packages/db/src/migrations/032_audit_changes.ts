import type { Knex } from 'knex';

/** The audit log records the API key and the procedure of each event. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE security_events ADD COLUMN key_id bigint, ADD COLUMN procedure text');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE security_events DROP COLUMN key_id, DROP COLUMN procedure');
}
