import type { Knex } from 'knex';

/** Why the store itself changed the status of an order. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE order_events ADD COLUMN cause VARCHAR(50);
    ALTER TABLE order_events ADD CONSTRAINT order_events_cause_check CHECK (cause IN ('expired', 'paid')) NOT VALID`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE order_events DROP COLUMN cause');
}
