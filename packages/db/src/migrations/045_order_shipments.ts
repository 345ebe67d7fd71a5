import type { Knex } from 'knex';

/** Shipments of orders. Which units are in a shipment is in `order_item_changes`. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE order_shipments (
      id BIGSERIAL CONSTRAINT order_shipments_pkey PRIMARY KEY,
      order_id BIGINT NOT NULL
        CONSTRAINT order_shipments_order_id_foreign REFERENCES orders (id) ON DELETE CASCADE,
      carrier VARCHAR(255),
      tracking_number VARCHAR(255),
      tracking_url VARCHAR(2000),
      shipped_at TIMESTAMP NOT NULL,
      delivered_at TIMESTAMP
    );
    CREATE INDEX idx_order_shipments_order_id ON order_shipments (order_id)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_shipments');
}
