import type { Knex } from 'knex';

/**
 * Events besides the status. `kind` is null for changes of the status alone, which every earlier event is, and those of
 * the previous release. If an event leaves the status as it is, `from_status` and `to_status` are equal.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE order_events ADD COLUMN kind VARCHAR(50), ADD COLUMN shipment_id BIGINT;
    ALTER TABLE order_events ADD CONSTRAINT order_events_kind_check
      CHECK (kind IN (
        'items_cancelled', 'items_shipped', 'items_returned', 'shipment_delivered',
        'payment_recorded', 'metadata_updated', 'hold_extended'
      )) NOT VALID;
    ALTER TABLE order_events ADD CONSTRAINT order_events_shipment_id_foreign
      FOREIGN KEY (shipment_id) REFERENCES order_shipments (id) ON DELETE CASCADE NOT VALID;
    ALTER TABLE order_item_changes ADD CONSTRAINT order_item_changes_event_id_foreign
      FOREIGN KEY (event_id) REFERENCES order_events (id) ON DELETE CASCADE NOT VALID`);
}

/** The previous release knows events of the status only. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE order_item_changes DROP CONSTRAINT order_item_changes_event_id_foreign;
    DELETE FROM order_events WHERE from_status = to_status;
    ALTER TABLE order_events DROP COLUMN kind, DROP COLUMN shipment_id`);
}
