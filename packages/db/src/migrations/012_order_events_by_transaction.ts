import type { Knex } from 'knex';

/**
 * Which transaction wrote an event. Ids are handed out before COMMIT, so a lower one may become visible
 * after a higher one; whoever follows the events reads only those of transactions older than every
 * running one, in the order (transaction_id, id), and steps over none.
 *
 * Rows from before get 0, which needs no rewrite of the table. Source: PostgreSQL, "Transaction ID and
 * Snapshot Information Functions".
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE order_events ADD COLUMN transaction_id xid8 NOT NULL DEFAULT '0';
    ALTER TABLE order_events ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id();
    CREATE INDEX idx_order_events_transaction_id_id ON order_events (transaction_id, id)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE order_events DROP COLUMN transaction_id');
}
