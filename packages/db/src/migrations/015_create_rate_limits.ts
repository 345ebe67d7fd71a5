import type { Knex } from 'knex';

/**
 * How often somebody called lately, shared by all processes, and from where each account has signed in.
 *
 * `rate_limits` is UNLOGGED: its counts are worth nothing after a few minutes, and without a write-ahead
 * log a count waits for no disk. A crash of PostgreSQL empties it, and counting begins anew. Its columns are
 * those of rate-limiter-flexible. It has no index but the key, and room in its pages, so that counting up
 * changes a row in place.
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
