import type { Knex } from 'knex';

/**
 * The ledger of units: what was cancelled, shipped and returned of each order item since the order was placed. Rows are
 * never changed; orders and items stay as placed. `amount` is quantity × unit price, and `ordered_at` the time of the
 * order: with them, reports read the partial indexes alone.
 *
 * Orders that shipped before, and those that the previous release ships, have no rows: a shipped order without rows has
 * shipped whole.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE order_item_changes (
      id BIGSERIAL CONSTRAINT order_item_changes_pkey PRIMARY KEY,
      order_id BIGINT NOT NULL,
      item_id BIGINT NOT NULL
        CONSTRAINT order_item_changes_item_id_foreign REFERENCES order_items (id) ON DELETE CASCADE,
      event_id BIGINT NOT NULL,
      kind VARCHAR(50) NOT NULL,
      quantity INTEGER NOT NULL,
      amount NUMERIC(10, 2) NOT NULL,
      restocked BOOLEAN NOT NULL,
      shipment_id BIGINT
        CONSTRAINT order_item_changes_shipment_id_foreign REFERENCES order_shipments (id) ON DELETE CASCADE,
      ordered_at TIMESTAMP NOT NULL,
      created_at TIMESTAMP NOT NULL,
      CONSTRAINT order_item_changes_kind_check CHECK (kind IN ('cancelled', 'shipped', 'returned')),
      CONSTRAINT order_item_changes_quantity_check CHECK (quantity > 0),
      CONSTRAINT order_item_changes_shipment_check CHECK ((kind = 'shipped') = (shipment_id IS NOT NULL)),
      CONSTRAINT order_item_changes_restocked_check CHECK (
        CASE kind WHEN 'cancelled' THEN restocked WHEN 'shipped' THEN NOT restocked ELSE true END)
    );
    CREATE INDEX idx_order_item_changes_order_id_item_id ON order_item_changes (order_id, item_id);
    CREATE INDEX idx_order_item_changes_item_id ON order_item_changes (item_id);
    CREATE INDEX idx_order_item_changes_shipment_id ON order_item_changes (shipment_id);
    CREATE INDEX idx_order_item_changes_reduced_ordered_at ON order_item_changes (ordered_at)
      INCLUDE (order_id, item_id, quantity, amount) WHERE kind <> 'shipped';
    CREATE INDEX idx_order_item_changes_reduced_created_at ON order_item_changes (created_at)
      INCLUDE (order_id, amount) WHERE kind <> 'shipped'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_item_changes');
}
