import type { Knex } from 'knex';

/** Authentication: passwords, roles and sessions, in tables next to `users`. */
export async function up(knex: Knex): Promise<void> {
  // One account per address, regardless of letter case.
  await knex.raw('CREATE UNIQUE INDEX users_email_lower_key ON users (lower(email))');

  await knex.schema.createTable('user_credentials', (table) => {
    table.bigInteger('user_id').primary().references('users.id').onDelete('CASCADE');
    table.text('password_hash').notNullable();
    table.timestamp('updated_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
  });

  // A user without a row here is a customer.
  await knex.schema.createTable('user_roles', (table) => {
    table.bigInteger('user_id').primary().references('users.id').onDelete('CASCADE');
    table.string('role', 50).notNullable();
    table.check(`role IN ('customer', 'staff')`, [], 'user_roles_role_check');
  });

  await knex.schema.createTable('sessions', (table) => {
    table.specificType('token_hash', 'bytea').primary();
    table.bigInteger('user_id').notNullable().references('users.id').onDelete('CASCADE');
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('expires_at', { useTz: false }).notNullable();
    table.index('user_id', 'idx_sessions_user_id');
    table.index('expires_at', 'idx_sessions_expires_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE sessions, user_roles, user_credentials CASCADE');
  await knex.raw('DROP INDEX users_email_lower_key');
}
