import { expect } from 'vitest';
import { readsOf, storeTest } from '../testing/index.ts';

const products = 50_000;
const partSize = 5000;
const limit = 20;

const indexes = {
  // The schema document's index also works if few rows share a timestamp.
  newest: [/^idx_products_created_at(_id)?$/],
  price: [/^idx_products_price_id$/],
  '-price': [/^idx_products_price_id$/],
  name: [/^idx_product_search_name_id$/, /^products_pkey$/],
} as const;

storeTest('reads any page of every sort at the cost of page 1, by its index', async ({ store }) => {
  const { database, stranger } = store;
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
  for (const sort of ['newest', 'price', '-price', 'name'] as const) {
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
