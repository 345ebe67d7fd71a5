import type { Knex } from 'knex';

/** Notes to the customer on status changes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE order_events ADD COLUMN customer_note text');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE order_events DROP COLUMN customer_note');
}
