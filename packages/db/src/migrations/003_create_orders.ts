import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('orders', (table) => {
    table.bigIncrements('id');
    table.bigInteger('user_id').notNullable().references('users.id').onDelete('RESTRICT');
    table.string('order_number', 50).notNullable().unique();
    table.string('status', 50).notNullable().defaultTo('pending');
    table.decimal('total_amount', 10, 2).notNullable();
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('updated_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.integer('version').notNullable().defaultTo(1);
    table.check('total_amount >= 0', [], 'orders_total_amount_check');
    table.check(
      `status IN ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled')`,
      [],
      'valid_status',
    );
    table.index('user_id', 'idx_orders_user_id');
    table.index('status', 'idx_orders_status');
    table.index('created_at', 'idx_orders_created_at');
  });
  await knex.raw(
    'CREATE INDEX idx_orders_user_created ON orders (user_id, created_at DESC, id DESC)',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE orders CASCADE');
}
