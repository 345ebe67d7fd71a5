import type { Knex } from 'knex';

/** The order placed with each idempotency key, and a hash of the request, to detect a key reused for another request. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('idempotency_keys', (table) => {
    table.bigInteger('user_id').notNullable().references('users.id').onDelete('CASCADE');
    table.string('key', 255).notNullable();
    table.specificType('request_hash', 'bytea').notNullable();
    table.bigInteger('order_id').notNullable().references('orders.id').onDelete('CASCADE');
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.primary(['user_id', 'key']);
    table.index('order_id', 'idx_idempotency_keys_order_id');
    table.index('created_at', 'idx_idempotency_keys_created_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE idempotency_keys CASCADE');
}
