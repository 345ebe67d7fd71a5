import { expect } from 'vitest';
import { readsOf, rejection, storeTest, type TestStore } from '../testing/index.ts';

async function find({ stranger }: TestStore, search: string): Promise<string[]> {
  const { items } = await stranger.products.list({ search, sort: 'name' });
  return items.map(({ name }) => name);
}

// Failure case 54: docs/failure-cases.md
storeTest('finds text in any letter case, Unicode form and length', async ({ store }) => {
  const { api } = await store.staff();
  const names = [
    'Café Crème',
    'İSTANBUL',
    'Isparta ılık',
    'ΟΔΟΣ ΟΔΟΣΑ',
    'ПРИВЕТ мир',
    '北京烤鸭',
    'Bowl 🥣',
    'zq',
    'a-b',
    '50% off',
  ];
  for (const name of names) await store.product({ name });
  await api.products.create({
    sku: 'ÖL-1',
    name: 'oil',
    description: 'kalt\ngepresst',
    price: '1',
  });
  const found: Record<string, string[]> = {
    'cafe\u0301 CRE\u0300ME': ['Café Crème'],
    istanbul: ['İSTANBUL'],
    'ISPARTA ILIK': ['Isparta ılık'],
    οδος: ['ΟΔΟΣ ΟΔΟΣΑ'],
    οδοσα: ['ΟΔΟΣ ΟΔΟΣΑ'],
    'Привет МИР': ['ПРИВЕТ мир'],
    р: ['ПРИВЕТ мир'],
    京: ['北京烤鸭'],
    京烤: ['北京烤鸭'],
    '🥣': ['Bowl 🥣'],
    ZQ: ['zq'],
    q: ['zq'],
    'A-B': ['a-b'],
    '%': ['50% off'],
    ö: ['oil'],
    'öl-1': ['oil'],
    kalt: ['oil'],
    presst: ['oil'],
    st: ['İSTANBUL', 'oil'],
    'ka\u200Blt': ['oil'],
    // What has equal letters for the index, but is not equal.
    a_b: [],
    '50& off': [],
    'q z': [],
    北烤: [],
    '🥢': [],
    ПРИЗЕТ: [],
  };
  for (const [search, expected] of Object.entries(found))
    expect((await find(store, search)).toSorted(), search).toEqual(expected.toSorted());
});

storeTest('finds a product by its present text only', async ({ store }) => {
  const { api } = await store.staff();
  const mug = await store.product({ name: 'Old mug' });
  const change = {
    id: mug.id,
    expectedVersion: 1,
    name: 'Blue cup',
    description: 'porcelain',
    sku: 'CUP-1',
  };
  await api.products.update(change);
  for (const [search, count] of [
    ['mug', 0],
    ['cup', 1],
    ['porcelain', 1],
    ['CUP-1', 1],
    [mug.sku, 0],
  ] as const)
    expect(await find(store, search), search).toHaveLength(count);
  await api.products.delete({ id: mug.id });
  expect(await find(store, 'cup')).toEqual([]);
});

storeTest('a change of stock or price does not write the search table', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const mug = await store.product({ stockQuantity: 9 });
  const versionOf = async () =>
    (await store.database.pool.query('SELECT xmin::text, ctid::text FROM product_search')).rows;
  const before = await versionOf();
  await ada.place([[mug, 2]]);
  await api.products.adjustStock({ id: mug.id, delta: 1, reason: 'found' });
  await api.products.update({ id: mug.id, expectedVersion: 1, price: '7.00', name: mug.name });
  expect(await versionOf()).toEqual(before);
});

// Failure case 69: docs/failure-cases.md
storeTest('a search has at most 100 characters', async ({ store }) => {
  expect(await find(store, 'x'.repeat(100))).toEqual([]);
  expect(await rejection(store.stranger.products.list({ search: 'x'.repeat(101) }))).toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { search: ['must have at most 100 characters'] },
  });
});

// Failure case 69: docs/failure-cases.md
storeTest('a search without a match reads its index, not all products', async ({ store }) => {
  const { pool } = store.database;
  await pool.query(
    `INSERT INTO products (sku, name, description, price)
     SELECT 'S-' || n, 'Product ' || n, repeat(md5(n::text) || ' ', 3), 1 FROM generate_series(1, 5000) AS n`,
  );
  await pool.query('VACUUM ANALYZE products, product_search');
  const amongAll = /^select (?!.* from \(select )/;
  for (const search of ['needle', 'zqzqzqzq zqzq', 'zq', 'Привет', '京', '🥣', 'x'.repeat(100)]) {
    for (const sort of ['newest', 'price', 'name'] as const) {
      const { indexes, buffers } = await readsOf(
        store.database,
        () => store.stranger.products.list({ search, sort }),
        amongAll,
      );
      expect(indexes, `${search} by ${sort}`).toContain('idx_product_search_letters');
      expect(buffers, `${search} by ${sort}`).toBeLessThan(400);
    }
  }
});

// One product in 10, in 60 and in 3,000 has a word. The newest have the lowest ids, and one in 7 is archived.
async function fillWithWords({ database: { pool } }: TestStore): Promise<void> {
  await pool.query(
    `INSERT INTO products (sku, name, price, stock_quantity, created_at, archived_at)
     SELECT n, CASE WHEN n % 10 = 0 THEN 'often ' ELSE '' END || CASE WHEN n % 60 = 0 THEN 'seldom ' ELSE '' END
         || CASE WHEN n % 3000 = 0 THEN 'once ' ELSE '' END || 'thing',
       n % 9, n % 2, timestamp '2026-01-01' - n / 7 * interval '1 second',
       CASE WHEN n % 7 = 0 THEN timestamp '2026-01-02' END
     FROM generate_series(1, 6000) AS n`,
  );
  await pool.query('VACUUM ANALYZE products, product_search');
  // As in a large store.
  await pool.query(`UPDATE pg_class SET reltuples = 1000000 WHERE oid = 'products'::regclass`);
}

storeTest('lists every match once, in order, however many products match', async ({ store }) => {
  await fillWithWords(store);
  const { api } = await store.staff();
  for (const search of ['often', 'seldom', 'once', 'thing', 'of', 'e', 'never']) {
    for (const filter of [{}, { inStock: true }, { minPrice: '5.00' }, { includeArchived: true }]) {
      const { rows } = await store.database.pool.query<{ id: string }>(
        `SELECT id FROM products
         WHERE name LIKE '%' || $1 || '%' AND ($2::boolean IS NULL OR stock_quantity > 0)
           AND price >= $3 AND ($4 OR archived_at IS NULL)
         ORDER BY created_at DESC, id DESC LIMIT 250`,
        [search, filter.inStock, filter.minPrice ?? 0, filter.includeArchived ?? false],
      );
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await api.products.list({ search, limit: 10, cursor, ...filter });
        found.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null && found.length < 250);
      expect(found, `${search} ${JSON.stringify(filter)}`).toEqual(rows.map(({ id }) => id));
    }
  }
});

storeTest('finds frequent words among the newest products', async ({ store }) => {
  await fillWithWords(store);
  for (const [search, limit] of [
    ['often', 20],
    ['seldom', 10],
  ] as const) {
    const list = async () =>
      expect((await store.stranger.products.list({ search, limit })).items).toHaveLength(limit);
    const throughIndex = readsOf(store.database, list, /LIKE/);
    await expect(throughIndex, search).rejects.toThrow('No statement was sent');
  }
});

// Failure case 63: docs/failure-cases.md
storeTest('sorts names as people do, and pages through them in that order', async ({ store }) => {
  const names = [
    'Zebra',
    'apple',
    'Äpfel',
    'zebra',
    'Apfel',
    'öl',
    'Ol',
    '10',
    'Éclair',
    'eclair',
    'z',
  ];
  for (const name of names) await store.product({ name });
  const expected = [
    '10',
    'Apfel',
    'Äpfel',
    'apple',
    'eclair',
    'Éclair',
    'Ol',
    'öl',
    'z',
    'zebra',
    'Zebra',
  ];
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.stranger.products.list({ sort: 'name', limit: 2, cursor });
    seen.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(expected);
});
