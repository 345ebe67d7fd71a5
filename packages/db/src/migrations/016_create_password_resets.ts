import type { Knex } from 'knex';

/**
 * Password reset links: valid once and for an hour, and only while the account has the e-mail address that the link
 * was sent to. Tokens are stored as hashes.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('password_resets', (table) => {
    table.specificType('token_hash', 'bytea').primary();
    table.bigInteger('user_id').notNullable().references('users.id').onDelete('CASCADE');
    table.string('email', 255).notNullable();
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('expires_at', { useTz: false }).notNullable();
    table.index('user_id', 'idx_password_resets_user_id');
    table.index('expires_at', 'idx_password_resets_expires_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE password_resets CASCADE');
}
