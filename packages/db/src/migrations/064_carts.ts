import type { Knex } from 'knex';

/**
 * The carts of accounts, which follow to the customer's other devices. Orders do not refer to them, so placing an order
 * neither reads nor writes them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE carts (
      user_id BIGINT NOT NULL CONSTRAINT carts_pkey PRIMARY KEY
        CONSTRAINT carts_user_id_foreign REFERENCES users (id) ON DELETE CASCADE,
      lines JSONB NOT NULL CONSTRAINT carts_lines_check CHECK (jsonb_typeof(lines) = 'array'),
      order_key VARCHAR(255) NOT NULL,
      version INTEGER NOT NULL DEFAULT 1,
      updated_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE carts');
}
