import type { Knex } from 'knex';

/** How many units of a product each customer may buy. In the row that placing locks, as `archived_at`. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE products
      ADD COLUMN purchase_limit INTEGER,
      ADD CONSTRAINT products_purchase_limit_check CHECK (purchase_limit > 0) NOT VALID`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE products DROP COLUMN purchase_limit');
}
