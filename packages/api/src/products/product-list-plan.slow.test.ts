import { expect } from 'vitest';
import { readsOf, storeTest, type TestStore } from '../testing/index.ts';

const products = 50_000;
const partSize = 5000;
const limit = 20;

const indexes = {
  // The schema document's index also works if few rows share a timestamp and few are archived.
  newest: [/^idx_products_(?:listed_newest|created_at)$/],
  price: [/^idx_products_listed_price$/],
  '-price': [/^idx_products_listed_price$/],
  name: [/^idx_product_search_listed$/, /^products_pkey$/],
} as const;
const sorts = ['newest', 'price', '-price', 'name'] as const;

storeTest('reads any page of every sort at the cost of page 1, by its index', async ({ store }) => {
  const { database, stranger } = store;
  await fill(store);
  for (const sort of sorts) {
    let cursor: string | null = null;
    const first = await readsOf(database, () => stranger.products.list({ limit, sort }));
    for (let page = 0; page < 400; page++) {
      ({ nextCursor: cursor } = await stranger.products.list({ limit: 100, sort, cursor }));
    }
    const deep = await readsOf(database, () => stranger.products.list({ limit, sort, cursor }));
    for (const read of [first, deep]) {
      const listed = read.indexes.filter((name) => name !== 'product_metadata_pkey');
      expect(listed).toEqual(indexes[sort].map((index) => expect.stringMatching(index)));
    }
    expect(deep.buffers, sort).toBeLessThanOrEqual(first.buffers * 1.5 + 10);
  }
});

// The attack: list the products of a shop that has archived nearly all of them.
storeTest('a page costs the same whatever was archived', async ({ store }) => {
  const { database, stranger } = store;
  await fill(store);
  // In every sort, the archived ones come before and after the others.
  for (let first = 1; first <= products; first += partSize) {
    await database.pool.query(
      `UPDATE products SET archived_at = created_at
       WHERE id BETWEEN $1 AND $2 AND id NOT BETWEEN $3 AND $4`,
      [first, first + partSize - 1, products / 2, products / 2 + 2 * limit],
    );
  }
  await database.pool.query('VACUUM ANALYZE products, product_search');
  for (const sort of sorts) {
    const { items } = await stranger.products.list({ limit, sort });
    expect(items).toHaveLength(limit);
    const { buffers } = await readsOf(database, () => stranger.products.list({ limit, sort }));
    expect(buffers, sort).toBeLessThan(20 * limit);
  }
  // Restoring a product lists it again.
  await database.pool.query('UPDATE products SET archived_at = NULL WHERE id = 1');
  for (const sort of sorts)
    expect((await stranger.products.list({ limit: 100, sort })).items).toHaveLength(2 * limit + 2);
});

async function fill({ database }: TestStore): Promise<void> {
  // In parts, so that each statement ends before its timeout, even on a slow machine.
  for (let first = 1; first <= products; first += partSize) {
    await database.pool.query(
      `INSERT INTO products (sku, name, price, created_at)
       SELECT n, 'Product ' || n / 3, n / 7, timestamp '2026-01-01' + n / 5 * interval '1 second'
       FROM generate_series($1::int, $2::int) AS n`,
      [first, first + partSize - 1],
    );
  }
  await database.pool.query('VACUUM ANALYZE products, product_search');
}
