import type { Knex } from 'knex';

/**
 * Sales aggregated for reports: orders by quarter hour (from which days in any time zone can be built) and status, and
 * products by day in UTC. Both use the time of placing and are exact up to the event in `sales_figures_until`; reports
 * read later events from the log. Placing an order writes nothing here.
 *
 * There is no foreign key to products: ordered products can't be deleted, and the check would lock the rows that placing
 * locks.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE sales_by_quarter_hour (
      begins_at TIMESTAMP NOT NULL,
      status VARCHAR(50) NOT NULL,
      orders BIGINT NOT NULL,
      total NUMERIC(20, 2) NOT NULL,
      CONSTRAINT sales_by_quarter_hour_pkey PRIMARY KEY (begins_at, status)
    );
    CREATE TABLE sales_by_product_and_day (
      day DATE NOT NULL,
      product_id BIGINT NOT NULL,
      orders BIGINT NOT NULL,
      quantity BIGINT NOT NULL,
      revenue NUMERIC(20, 2) NOT NULL,
      CONSTRAINT sales_by_product_and_day_pkey PRIMARY KEY (day, product_id)
    );
    CREATE TABLE sales_figures_until (
      only_row BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (only_row),
      transaction_id XID8 NOT NULL,
      event_id BIGINT NOT NULL
    );
    INSERT INTO sales_figures_until (transaction_id, event_id) VALUES ('0', 0)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE sales_figures_until, sales_by_product_and_day, sales_by_quarter_hour');
}
