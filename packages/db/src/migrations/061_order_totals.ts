import type { Knex } from 'knex';

/**
 * The totals of orders in the order of their amounts, for lists that filter by them. An index on `orders` would be
 * written by each placed order and each change of a status; a background task of the API fills this table from the order
 * events instead, up to `order_totals_until`. Totals never change, so a row that is there is right.
 *
 * No foreign key: checking it would lock, and so rewrite, the row of each order once more. Orders are not deleted.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE order_totals (
      total_amount NUMERIC(10, 2) NOT NULL,
      order_id BIGINT NOT NULL,
      CONSTRAINT order_totals_pkey PRIMARY KEY (total_amount, order_id)
    );
    CREATE TABLE order_totals_until (
      only_row BOOLEAN NOT NULL DEFAULT true
        CONSTRAINT order_totals_until_pkey PRIMARY KEY CONSTRAINT order_totals_until_only_row_check CHECK (only_row),
      transaction_id XID8 NOT NULL,
      event_id BIGINT NOT NULL
    );
    INSERT INTO order_totals_until (transaction_id, event_id) VALUES ('0', 0)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_totals_until; DROP TABLE order_totals');
}
