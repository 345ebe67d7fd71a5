import type { Knex } from 'knex';

/** Internal notes of staff on orders. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('order_notes', (table) => {
    table.bigIncrements('id');
    table.bigInteger('order_id').notNullable().references('orders.id').onDelete('CASCADE');
    table.bigInteger('by_user_id').references('users.id').onDelete('SET NULL');
    table.text('text').notNullable();
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.index(['order_id', 'created_at', 'id'], 'idx_order_notes_order_id_created_at_id');
    table.index('by_user_id', 'idx_order_notes_by_user_id');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_notes');
}
