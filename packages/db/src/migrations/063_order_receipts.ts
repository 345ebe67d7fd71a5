import type { Knex } from 'knex';

/**
 * Receipts that are to be mailed. A background task adds the orders from their events, up to `order_receipts_until`, and
 * deletes a row when its mail was sent, so placing an order writes nothing here.
 *
 * No foreign key, for the reason of `order_totals`.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE order_receipts (
      order_id BIGINT NOT NULL CONSTRAINT order_receipts_pkey PRIMARY KEY,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
    );
    CREATE INDEX idx_order_receipts_next_attempt_at ON order_receipts (next_attempt_at);
    CREATE TABLE order_receipts_until (
      only_row BOOLEAN NOT NULL DEFAULT true
        CONSTRAINT order_receipts_until_pkey PRIMARY KEY CONSTRAINT order_receipts_until_only_row_check CHECK (only_row),
      transaction_id XID8 NOT NULL,
      event_id BIGINT NOT NULL
    );
    INSERT INTO order_receipts_until (transaction_id, event_id) VALUES ('0', 0)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_receipts_until; DROP TABLE order_receipts');
}
