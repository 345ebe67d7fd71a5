import type { Knex } from 'knex';

/** The status history of every order: from, to, when and by whom. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('order_events', (table) => {
    table.bigIncrements('id');
    table.bigInteger('order_id').notNullable().references('orders.id').onDelete('CASCADE');
    table.string('from_status', 50);
    table.string('to_status', 50).notNullable();
    table.bigInteger('by_user_id').references('users.id').onDelete('SET NULL');
    table.text('note');
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.index('order_id', 'idx_order_events_order_id');
    table.index('by_user_id', 'idx_order_events_by_user_id');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_events CASCADE');
}
