import type { Knex } from 'knex';

/** A delivered order has only delivered shipments, whichever release delivers it. Replaces the function of migration 042. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    functionSql(`
      IF NEW.status = 'delivered' THEN
        UPDATE order_shipments SET delivered_at = NEW.updated_at WHERE order_id = NEW.id AND delivered_at IS NULL;
      END IF;`),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(functionSql(''));
}

const functionSql = (more: string) => `
    CREATE OR REPLACE FUNCTION leave_order_status() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
      DELETE FROM order_claims WHERE order_id = NEW.id;
      DELETE FROM order_deadlines WHERE order_id = NEW.id;
      IF NEW.status = 'cancelled' THEN
        UPDATE order_payments SET owed = 0 WHERE order_id = NEW.id;
      END IF;${more}
      RETURN NULL;
    END $$`;
