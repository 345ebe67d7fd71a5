import { expect } from 'vitest';
import { readsOf, storeTest } from '../testing/index.ts';

const products = 50_000;
const limit = 20;

const indexes = {
  // The schema document's index also works if few rows share a timestamp.
  newest: /^idx_products_created_at(_id)?$/,
  price: /^idx_products_price_id$/,
  '-price': /^idx_products_price_id$/,
  name: /^idx_products_name_id$/,
} as const;

storeTest('reads any page of every sort at the cost of page 1, by its index', async ({ store }) => {
  const { database, stranger } = store;
  await database.pool.query(
    `INSERT INTO products (sku, name, price, created_at)
     SELECT n, 'Product ' || n / 3, n / 7, timestamp '2026-01-01' + n / 5 * interval '1 second'
     FROM generate_series(1, $1::int) AS n`,
    [products],
  );
  await database.pool.query('VACUUM ANALYZE products');
  for (const sort of ['newest', 'price', '-price', 'name'] as const) {
    let cursor: string | null = null;
    const first = await readsOf(database, () => stranger.products.list({ limit, sort }));
    for (let page = 0; page < 400; page++) {
      ({ nextCursor: cursor } = await stranger.products.list({ limit: 100, sort, cursor }));
    }
    const deep = await readsOf(database, () => stranger.products.list({ limit, sort, cursor }));
    for (const read of [first, deep]) {
      expect(read.indexes).toEqual([expect.stringMatching(indexes[sort])]);
    }
    expect(deep.buffers, sort).toBeLessThanOrEqual(first.buffers * 1.5 + 10);
  }
});
