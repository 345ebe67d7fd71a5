import type { Knex } from 'knex';

/**
 * What ends when an order's status changes: its claim, its deadline, and after a cancellation what the customer owes. A
 * trigger does it in the same transaction, under the order's lock, whichever release changes the status. Placing an order
 * does not call it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION leave_order_status() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
      DELETE FROM order_claims WHERE order_id = NEW.id;
      DELETE FROM order_deadlines WHERE order_id = NEW.id;
      IF NEW.status = 'cancelled' THEN
        UPDATE order_payments SET owed = 0 WHERE order_id = NEW.id;
      END IF;
      RETURN NULL;
    END $$`);
  await knex.raw(`
    CREATE TRIGGER leave_order_status AFTER UPDATE OF status ON orders
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION leave_order_status()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TRIGGER leave_order_status ON orders; DROP FUNCTION leave_order_status()');
}
