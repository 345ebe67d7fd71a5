import type { Knex } from 'knex';

/** Events of single units. `kind` is null for changes of the status alone, which every earlier event is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE order_events ADD COLUMN kind VARCHAR(50), ADD COLUMN shipment_id BIGINT;
    ALTER TABLE order_events ADD CONSTRAINT order_events_kind_check
      CHECK (kind IN ('items_cancelled', 'items_shipped', 'items_returned', 'shipment_delivered')) NOT VALID;
    ALTER TABLE order_events ADD CONSTRAINT order_events_shipment_id_foreign
      FOREIGN KEY (shipment_id) REFERENCES order_shipments (id) ON DELETE CASCADE NOT VALID;
    ALTER TABLE order_item_changes ADD CONSTRAINT order_item_changes_event_id_foreign
      FOREIGN KEY (event_id) REFERENCES order_events (id) ON DELETE CASCADE NOT VALID`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE order_item_changes DROP CONSTRAINT order_item_changes_event_id_foreign;
    ALTER TABLE order_events DROP COLUMN kind, DROP COLUMN shipment_id`);
}
