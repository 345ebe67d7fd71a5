import type { Knex } from 'knex';

/**
 * What staff note about a user. A table of its own, so that nothing that reads users, for the user or for a receiver of
 * events, reads the note.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE user_notes (
      user_id BIGINT NOT NULL CONSTRAINT user_notes_pkey PRIMARY KEY
        CONSTRAINT user_notes_user_id_foreign REFERENCES users (id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      by_user_id BIGINT CONSTRAINT user_notes_by_user_id_foreign REFERENCES users (id) ON DELETE SET NULL,
      version INTEGER NOT NULL DEFAULT 1,
      updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
    );
    CREATE INDEX idx_user_notes_by_user_id ON user_notes (by_user_id)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE user_notes');
}
