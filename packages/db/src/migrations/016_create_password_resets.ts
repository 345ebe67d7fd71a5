import type { Knex } from 'knex';

/** The links that let somebody who forgot the password set a new one: one use and an hour each, and only hashes. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('password_resets', (table) => {
    table.specificType('token_hash', 'bytea').primary();
    table.bigInteger('user_id').notNullable().references('users.id').onDelete('CASCADE');
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('expires_at', { useTz: false }).notNullable();
    table.index('user_id', 'idx_password_resets_user_id');
    table.index('expires_at', 'idx_password_resets_expires_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE password_resets CASCADE');
}
