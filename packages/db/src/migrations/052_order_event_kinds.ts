import type { Knex } from 'knex';

/**
 * Events of an order that leave its status as it is, with `from_status` and `to_status` equal to it. Null for a status change,
 * also in the rows of the previous release.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE order_events ADD COLUMN kind VARCHAR(50);
    ALTER TABLE order_events ADD CONSTRAINT order_events_kind_check
      CHECK (kind IN ('payment_recorded', 'metadata_updated', 'hold_extended')) NOT VALID`);
}

/** The previous release knows status changes only. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DELETE FROM order_events WHERE kind IS NOT NULL;
    ALTER TABLE order_events DROP COLUMN kind`);
}
