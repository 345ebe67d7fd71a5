import type { Knex } from 'knex';

/**
 * The transaction that wrote each event. Ids are assigned before COMMIT, so a lower id can become visible after a higher
 * one. Readers take only events of transactions older than every running one, ordered by (transaction_id, id), and so
 * skip none.
 *
 * Existing rows get 0, which does not rewrite the table. Source: PostgreSQL, "Transaction ID and Snapshot Information
 * Functions".
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
