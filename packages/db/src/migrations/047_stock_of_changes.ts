import type { Knex } from 'knex';

export const config = { transaction: false };

/**
 * Stock movements of single units: a cancellation or a return has the ledger entry that it belongs to, and each entry
 * returns to the stock once. A cancellation without an entry is that of a whole order, once as before.
 *
 * The previous release would return every unit of an order whose units were cancelled or shipped in part. The trigger
 * rejects that; the order is then cancelled by the current release.
 *
 * Runs without a transaction, because of CONCURRENTLY; each statement can be repeated.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE stock_movements
      ADD COLUMN IF NOT EXISTS change_id BIGINT,
      DROP CONSTRAINT IF EXISTS stock_movements_kind_check,
      DROP CONSTRAINT IF EXISTS stock_movements_order_check,
      DROP CONSTRAINT IF EXISTS stock_movements_change_check,
      ADD CONSTRAINT stock_movements_kind_check
        CHECK (kind IN ('opening', 'adjustment', 'count', 'cancellation', 'return')) NOT VALID,
      ADD CONSTRAINT stock_movements_order_check
        CHECK ((kind IN ('cancellation', 'return')) = (order_id IS NOT NULL)) NOT VALID,
      ADD CONSTRAINT stock_movements_change_check CHECK (
        CASE kind WHEN 'cancellation' THEN true WHEN 'return' THEN change_id IS NOT NULL ELSE change_id IS NULL END
      ) NOT VALID`);
  await knex.raw(`
    CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS stock_movements_order_id_product_id_change_id_unique
      ON stock_movements (order_id, product_id, COALESCE(change_id, 0)) WHERE order_id IS NOT NULL`);
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS stock_movements_order_id_product_id_unique');
  await knex.raw(`
    CREATE OR REPLACE FUNCTION check_whole_cancellation() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    DECLARE
      taken INTEGER;
    BEGIN
      SELECT sum(changes.quantity) INTO taken
      FROM order_items JOIN order_item_changes changes
        ON changes.order_id = order_items.order_id AND item_id = order_items.id AND changes.kind <> 'returned'
      WHERE order_items.order_id = NEW.order_id AND order_items.product_id = NEW.product_id;
      IF taken IS NOT NULL AND NEW.delta <> (
        SELECT quantity - taken FROM order_items WHERE order_id = NEW.order_id AND product_id = NEW.product_id
      ) THEN
        RAISE EXCEPTION 'units of order % were cancelled or shipped already: cancel it with the current release', NEW.order_id;
      END IF;
      RETURN NEW;
    END $$`);
  await knex.raw(`
    CREATE OR REPLACE TRIGGER check_whole_cancellation BEFORE INSERT ON stock_movements
    FOR EACH ROW WHEN (NEW.kind = 'cancellation' AND NEW.change_id IS NULL) EXECUTE FUNCTION check_whole_cancellation()`);
}

/** Fails if units were cancelled or returned: the previous schema has no place for them. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TRIGGER IF EXISTS check_whole_cancellation ON stock_movements');
  await knex.raw('DROP FUNCTION IF EXISTS check_whole_cancellation()');
  await knex.raw(`
    CREATE UNIQUE INDEX IF NOT EXISTS stock_movements_order_id_product_id_unique
      ON stock_movements (order_id, product_id) WHERE order_id IS NOT NULL`);
  await knex.raw(`
    ALTER TABLE stock_movements
      DROP CONSTRAINT IF EXISTS stock_movements_kind_check,
      DROP CONSTRAINT IF EXISTS stock_movements_order_check,
      ADD CONSTRAINT stock_movements_kind_check
        CHECK (kind IN ('opening', 'adjustment', 'count', 'cancellation')),
      ADD CONSTRAINT stock_movements_order_check CHECK ((kind = 'cancellation') = (order_id IS NOT NULL))`);
  await knex.raw('DROP INDEX IF EXISTS stock_movements_order_id_product_id_change_id_unique');
  await knex.raw('ALTER TABLE stock_movements DROP COLUMN IF EXISTS change_id');
}
