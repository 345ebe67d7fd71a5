import type { Knex } from 'knex';

/** What a customer pays besides the items of an order: shipping, taxes, fees, and discounts, which are negative. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE order_charges (
      order_id BIGINT NOT NULL
        CONSTRAINT order_charges_order_id_foreign REFERENCES orders (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      kind VARCHAR(50) NOT NULL,
      label VARCHAR(255) NOT NULL,
      amount NUMERIC(10, 2) NOT NULL,
      CONSTRAINT order_charges_pkey PRIMARY KEY (order_id, position),
      CONSTRAINT order_charges_kind_check CHECK (kind IN ('shipping', 'tax', 'discount', 'fee')),
      CONSTRAINT order_charges_amount_check CHECK (CASE kind WHEN 'discount' THEN amount < 0 ELSE amount >= 0 END)
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_charges');
}
