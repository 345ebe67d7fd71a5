import type { Knex } from 'knex';

/** The audit log by who caused an event and by API key. CONCURRENTLY, so that no event waits for the index. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_security_events_by_user_id_at_id
      ON security_events (by_user_id, at, id)`);
  await knex.raw(`
    CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_security_events_key_id_at_id
      ON security_events (key_id, at, id) WHERE key_id IS NOT NULL`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'DROP INDEX idx_security_events_by_user_id_at_id, idx_security_events_key_id_at_id',
  );
}

export const config = { transaction: false };
