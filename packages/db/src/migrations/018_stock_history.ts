import type { Knex } from 'knex';

/**
 * The units that a cancelled order returns become a stock movement, with an id from the shared sequence, taken under the
 * product's lock. So a product's history has sales, returns and other movements in one order, and an order can't be
 * returned twice.
 *
 * For orders cancelled before this migration that position is unknown. Their returns get the id of the order item and
 * follow it directly; the quantities after later movements are recomputed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE stock_movements ADD COLUMN order_id BIGINT
      CONSTRAINT stock_movements_order_id_foreign REFERENCES orders (id) ON DELETE CASCADE;
    ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_kind_check;
    ALTER TABLE stock_movements
      ADD CONSTRAINT stock_movements_kind_check CHECK (kind IN ('opening', 'adjustment', 'count', 'cancellation')),
      ADD CONSTRAINT stock_movements_order_check CHECK ((kind = 'cancellation') = (order_id IS NOT NULL));
    CREATE UNIQUE INDEX stock_movements_order_id_product_id_unique
      ON stock_movements (order_id, product_id) WHERE order_id IS NOT NULL;
    CREATE INDEX idx_stock_movements_product_id_id ON stock_movements (product_id, id);
    DROP INDEX idx_stock_movements_product_id;
    CREATE INDEX idx_order_items_product_id_id ON order_items (product_id, id)`);
  await knex.raw(`
    INSERT INTO stock_movements (id, product_id, kind, delta, quantity_after, reason, by_user_id, order_id, created_at)
    SELECT items.id, items.product_id, 'cancellation', items.quantity, 0, events.note, events.by_user_id,
           orders.id, COALESCE(events.created_at, orders.updated_at)
    FROM orders
    JOIN order_items items ON items.order_id = orders.id
    LEFT JOIN LATERAL (
      SELECT note, by_user_id, created_at FROM order_events
      WHERE order_events.order_id = orders.id AND to_status = 'cancelled' ORDER BY id DESC LIMIT 1
    ) events ON true
    WHERE orders.status = 'cancelled'`);
  await knex.raw(`
    WITH steps AS (
      SELECT id, product_id, -quantity AS delta, 0 AS place FROM order_items
      UNION ALL SELECT id, product_id, delta, 1 FROM stock_movements
    ), sums AS (
      SELECT id, place, sum(delta) OVER (PARTITION BY product_id ORDER BY id, place) AS quantity FROM steps
    )
    UPDATE stock_movements SET quantity_after = quantity
    FROM sums
    WHERE sums.id = stock_movements.id AND place = 1 AND quantity >= 0 AND quantity_after <> quantity`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP INDEX idx_order_items_product_id_id;
    CREATE INDEX idx_stock_movements_product_id ON stock_movements (product_id);
    DROP INDEX idx_stock_movements_product_id_id;
    DELETE FROM stock_movements WHERE kind = 'cancellation';
    ALTER TABLE stock_movements DROP COLUMN order_id;
    ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_kind_check;
    ALTER TABLE stock_movements
      ADD CONSTRAINT stock_movements_kind_check CHECK (kind IN ('opening', 'adjustment', 'count'))`);
}
