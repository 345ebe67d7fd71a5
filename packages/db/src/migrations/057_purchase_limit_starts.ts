import type { Knex } from 'knex';

/**
 * Where counting for the purchase limit of a product starts: orders with a higher id count. The id is taken from the
 * sequence of orders under the product's lock, so every order of the product is either before or after it, whatever the
 * clocks say.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE purchase_limit_starts (
      product_id BIGINT NOT NULL CONSTRAINT purchase_limit_starts_pkey PRIMARY KEY
        CONSTRAINT purchase_limit_starts_product_id_foreign REFERENCES products (id) ON DELETE CASCADE,
      after_order_id BIGINT NOT NULL
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE purchase_limit_starts');
}
