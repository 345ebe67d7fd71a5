import type { Knex } from 'knex';

/**
 * Rate limit counters, shared by all processes, and the addresses from which each account has signed in.
 *
 * `rate_limits` is UNLOGGED: counters expire within minutes, and without a write-ahead log they never wait for the disk.
 * A crash of PostgreSQL resets them. The columns are those of rate-limiter-flexible. The primary key is the only index
 * and pages keep free space, so that updates are heap-only (HOT).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE UNLOGGED TABLE rate_limits (
      key VARCHAR(255) PRIMARY KEY,
      points INTEGER NOT NULL DEFAULT 0,
      expire BIGINT
    ) WITH (fillfactor = 50)`);

  await knex.schema.createTable('sign_in_addresses', (table) => {
    table.bigInteger('user_id').notNullable().references('users.id').onDelete('CASCADE');
    table.specificType('address_hash', 'bytea').notNullable();
    table.timestamp('last_used_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.primary(['user_id', 'address_hash']);
    table.index('last_used_at', 'idx_sign_in_addresses_last_used_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE sign_in_addresses, rate_limits CASCADE');
}
