import type { Knex } from 'knex';

/**
 * The answers of mutations that were called with an idempotency key, for retries. The key itself is not stored, and the
 * answer is encrypted with it. `answer` is null while a call runs that consists of several transactions.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE idempotent_calls (
      id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT idempotent_calls_pkey PRIMARY KEY,
      key_hash BYTEA NOT NULL CONSTRAINT idempotent_calls_key_hash_unique UNIQUE,
      content_hash BYTEA NOT NULL,
      procedure VARCHAR(100) NOT NULL,
      answer TEXT,
      created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
    );
    CREATE INDEX idx_idempotent_calls_created_at ON idempotent_calls (created_at)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE idempotent_calls');
}
