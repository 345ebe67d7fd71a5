import type { Knex } from 'knex';

/** The address books of accounts. Orders do not refer to them: an order keeps a copy of its address. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE address_books (
      user_id BIGINT NOT NULL CONSTRAINT address_books_pkey PRIMARY KEY
        CONSTRAINT address_books_user_id_foreign REFERENCES users (id) ON DELETE CASCADE,
      addresses JSONB NOT NULL CONSTRAINT address_books_addresses_check CHECK (jsonb_typeof(addresses) = 'array'),
      version INTEGER NOT NULL DEFAULT 1,
      updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE address_books');
}
