import type { Knex } from 'knex';

export const config = { transaction: false };

/**
 * Lists that skip archived products read indexes without them. Those of `products` replace indexes of the same columns,
 * because a sale writes to every index of its product: archived products are listed by `idx_products_created_at` or sorted.
 * Names are sorted by `product_search`, which no sale writes.
 *
 * Runs without a transaction, so that products can be changed meanwhile: each statement can be repeated.
 */
export async function up(knex: Knex): Promise<void> {
  for (const name of [
    'idx_products_listed_newest',
    'idx_products_listed_price',
    'idx_product_search_listed',
  ])
    await knex.raw(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  await knex.raw(`
    CREATE INDEX CONCURRENTLY idx_products_listed_newest ON products (created_at, id) WHERE archived_at IS NULL`);
  await knex.raw(`
    CREATE INDEX CONCURRENTLY idx_products_listed_price ON products (price, id) WHERE archived_at IS NULL`);
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS idx_products_created_at_id');
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS idx_products_price_id');

  await knex.raw(
    'ALTER TABLE product_search ADD COLUMN IF NOT EXISTS archived BOOLEAN NOT NULL DEFAULT false',
  );
  await knex.raw(functionSql({ archived: true }));
  await knex.raw(triggerSql({ archived: true }));
  await fill(knex);
  await knex.raw(`
    CREATE INDEX CONCURRENTLY idx_product_search_listed ON product_search (name, product_id) WHERE NOT archived`);
  await knex.raw('ANALYZE products, product_search');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_products_created_at_id ON products (created_at, id)',
  );
  await knex.raw(
    'CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_products_price_id ON products (price, id)',
  );
  await knex.raw('DROP INDEX IF EXISTS idx_products_listed_newest, idx_products_listed_price');
  await knex.raw(triggerSql({ archived: false }));
  await knex.raw(functionSql({ archived: false }));
  await knex.raw('ALTER TABLE product_search DROP COLUMN archived');
}

/**
 * The archived products, in batches. The lock keeps a product from being restored between reading it and writing that it is
 * archived; products that are for sale are not locked.
 */
async function fill(knex: Knex): Promise<void> {
  for (let after: string | null = '0'; after !== null;) {
    const { rows }: { rows: { last: string | null }[] } = await knex.raw(
      `WITH batch AS (
         SELECT id FROM products WHERE id > ? AND archived_at IS NOT NULL ORDER BY id LIMIT 1000 FOR SHARE
       ), written AS (
         INSERT INTO product_search (product_id, name, text, letters)
         SELECT product_id, name, text, letters FROM product_search WHERE product_id IN (SELECT id FROM batch)
         ON CONFLICT (product_id) DO UPDATE SET archived = true
       )
       SELECT max(id) AS last FROM batch`,
      [after],
    );
    after = rows[0]?.last ?? null;
  }
}

/** The function of migration 025. */
function functionSql({ archived }: { archived: boolean }): string {
  const [column, value, change] = archived
    ? [', archived', ', NEW.archived_at IS NOT NULL', ', archived = excluded.archived']
    : ['', '', ''];
  return `
    CREATE OR REPLACE FUNCTION write_product_search() RETURNS TRIGGER LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    DECLARE
      folded TEXT := search_fold(concat_ws(chr(10), NEW.name, NEW.sku, NEW.description, ''));
    BEGIN
      INSERT INTO product_search (product_id, name, text, letters${column})
      VALUES (NEW.id, NEW.name, folded, search_letters(folded)${value})
      ON CONFLICT (product_id) DO UPDATE
        SET name = excluded.name, text = excluded.text, letters = excluded.letters${change};
      RETURN NULL;
    END $$`;
}

/** A change of stock does not fire it. */
function triggerSql({ archived }: { archived: boolean }): string {
  const column = archived ? ', archived_at' : '';
  const [before, after] = archived ? [', OLD.archived_at', ', NEW.archived_at'] : ['', ''];
  return `
    CREATE OR REPLACE TRIGGER products_search_update AFTER UPDATE OF sku, name, description${column} ON products
      FOR EACH ROW WHEN ((OLD.sku, OLD.name, OLD.description${before})
        IS DISTINCT FROM (NEW.sku, NEW.name, NEW.description${after}))
      EXECUTE FUNCTION write_product_search()`;
}
