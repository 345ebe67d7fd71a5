import { expect, test } from 'vitest';
import { callProcedure, fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';
import { changesOf } from './bulk-changes.ts';

test('lets other calls run while the metadata of many products is compared', async () => {
  const products = Array.from({ length: 200 }, (_, index) => ({
    id: `${index}`,
    sku: `SKU-${index}`,
    name: 'Mug',
    price: '1.00',
    archived: false,
    metadata: { sizes: [1, 2, 3] },
  }));
  let turns = 0;
  const count = () => {
    turns++;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const changes = await changesOf(products, { metadata: { color: 'red' } });
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(10);
  expect(changes).toHaveLength(200);
  expect(await changesOf(products, { metadata: { sizes: [1, 2, 3] } })).toEqual([]);
});

storeTest('changes prices by percent or amount, and previews the same', async ({ store }) => {
  const { api } = await store.staff();
  const [mug, jug] = [
    await store.product({ sku: 'MUG', price: '10.10' }),
    await store.product({ sku: 'JUG', price: '0.33' }),
  ];
  const ids = [jug.id, mug.id, mug.id];
  const rise = { ids, price: { percent: '5' } };
  const preview = await api.products.updateMany({ ...rise, preview: true });
  const unchanged = { archived: false, metadata: {} };
  expect(preview).toEqual({
    matched: 2,
    changed: 2,
    changes: [
      {
        id: mug.id,
        sku: 'MUG',
        name: 'MUG',
        from: { ...unchanged, price: '10.10' },
        // 10.605, half a cent up.
        to: { ...unchanged, price: '10.61' },
      },
      {
        id: jug.id,
        sku: 'JUG',
        name: 'JUG',
        from: { ...unchanged, price: '0.33' },
        to: { ...unchanged, price: '0.35' },
      },
    ],
  });
  expect(await api.products.get({ id: mug.id })).toEqual(mug);
  expect((await api.audit.list({ kind: 'product-updated' })).items).toEqual([]);

  expect(await api.products.updateMany(rise)).toEqual(preview);
  expect(await api.products.get({ id: mug.id })).toMatchObject({ price: '10.61', version: 2 });
  const prices = async () => {
    const { items } = await api.products.list({ sort: '-price' });
    return items.map(({ price }) => price);
  };
  await api.products.updateMany({ ids, price: { amount: '-0.35' } });
  expect(await prices()).toEqual(['10.26', '0.00']);
  await api.products.updateMany({ ids, price: { percent: '-33.33' } });
  expect(await prices()).toEqual(['6.84', '0.00']);
  const none = await api.products.updateMany({ ids: [jug.id], price: { percent: '100' } });
  expect(none).toEqual({ matched: 1, changed: 0, changes: [] });
  expect((await api.products.get({ id: jug.id })).version).toBe(3);
});

storeTest('changes what a filter selects, and audits every product', async ({ store }) => {
  const { api } = await store.staff();
  const add = (sku: string, category: string) =>
    api.products.create({ sku, name: sku, price: '8.00', metadata: { category } });
  const [red, blue] = [await add('RED', 'teapots'), await add('BLUE', 'teapots')];
  const bowl = await add('BOWL', 'bowls');
  const teapots = { metadata: { category: 'teapots' } };
  const change = { metadata: { category: null, season: 'winter' }, archived: true };

  expect(await api.products.updateMany({ filter: teapots, ...change })).toMatchObject({
    matched: 2,
    changed: 2,
    changes: [
      {
        id: red.id,
        from: { archived: false, metadata: { category: 'teapots' } },
        to: { archived: true, metadata: { season: 'winter' }, price: '8.00' },
      },
      { id: blue.id },
    ],
  });
  const { items } = await api.products.list({ includeArchived: true, sort: 'name' });
  expect(items).toMatchObject([
    { sku: 'BLUE', archivedAt: expect.any(String), metadata: { season: 'winter' }, version: 2 },
    { ...bowl },
    { sku: 'RED', archivedAt: expect.any(String), metadata: { season: 'winter' }, version: 2 },
  ]);
  const events = await api.audit.list({ kind: 'product-updated' });
  expect(events.items).toHaveLength(2);
  for (const id of [red.id, blue.id])
    expect(events.items.map(({ details }) => details)).toContainEqual({
      productId: id,
      from: { archived: false },
      to: { archived: true },
      metadataKeys: ['category', 'season'],
    });

  // Archived products are selected only if the filter includes them, and keep the time when they were archived.
  const all = { filter: {}, archived: true };
  expect(await api.products.updateMany(all)).toMatchObject({ matched: 1, changed: 1 });
  const included = { filter: { includeArchived: true, search: 'red' }, archived: true };
  expect(await api.products.updateMany(included)).toMatchObject({ matched: 1, changed: 0 });
  const restore = {
    filter: { includeArchived: true },
    archived: false,
    metadata: { season: null },
  };
  expect(await api.products.updateMany(restore)).toMatchObject({ matched: 3, changed: 3 });
  expect(await store.stranger.products.list({ sort: 'name' })).toMatchObject({
    items: [{ sku: 'BLUE', metadata: {} }, { sku: 'BOWL' }, { sku: 'RED' }],
  });
  expect(await store.count('product_metadata')).toBe(1);
});

storeTest('changes all of the products or none', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const [cheap, dear] = [
    await store.product({ sku: 'CHEAP', price: '0.50' }),
    await store.product({ sku: 'DEAR', price: '90000000.00' }),
  ];
  const ids = [cheap.id, dear.id];
  const price = { amount: '-1' };
  expect(
    await rejection(api.products.updateMany({ ids: [...ids, '998', '999'], price })),
  ).toMatchObject({
    reason: 'PRODUCT_NOT_FOUND',
    details: { ids: ['998', '999'] },
  });
  for (const preview of [true, false])
    for (const [change, problem] of [
      [price, 'CHEAP would cost -0.50;'],
      [{ percent: '12' }, 'DEAR would cost 100800000.00;'],
    ] as const)
      expect(
        await rejection(api.products.updateMany({ ids, price: change, preview })),
      ).toMatchObject({
        reason: 'OUT_OF_RANGE',
        message: expect.stringContaining(problem),
      });
  const long = { note: 'x'.repeat(9000) };
  await api.products.update({ id: dear.id, expectedVersion: 1, metadata: long });
  const tooLong = api.products.updateMany({ ids, archived: true, metadata: { more: long.note } });
  expect(await rejection(tooLong)).toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { metadata: [expect.stringMatching(/at most 16384 bytes .*\(product DEAR\)$/)] },
  });

  for (const [input, field] of [
    [{ price }, 'ids'],
    [{ ids, filter: {}, price }, 'ids'],
    [{ ids: [], price }, 'ids'],
    [{ ids }, 'input'],
    [{ ids, price: { percent: '-100.01' } }, 'price.percent'],
    [{ ids, price: { percent: '1000.01' } }, 'price.percent'],
  ] as const)
    expect(await rejection(callProcedure(api, 'products.updateMany', input))).toMatchObject({
      reason: 'VALIDATION_FAILED',
      details: { [field]: [expect.any(String)] },
    });
  expect((await rejection(ada.api.products.updateMany({ ids, price }))).reason).toBe('FORBIDDEN');

  await store.database.pool.query(
    `INSERT INTO products (sku, name, price) SELECT n, n, 1 FROM generate_series(1, 5000) AS n`,
  );
  expect(await rejection(api.products.updateMany({ filter: {}, archived: true }))).toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { filter: [expect.stringContaining('more than 5000')] },
  });
  // In parts of which the last has the products with invalid prices.
  const few = { filter: { minPrice: '1.00', maxPrice: '1.00' }, price: { amount: '0.50' } };
  const rise = await api.products.updateMany({ ...few, preview: true });
  expect([rise.matched, rise.changed, rise.changes.length]).toEqual([5000, 5000, 100]);
  await store.database.pool.query(
    `UPDATE products SET price = 99999999.99 WHERE sku IN ('4999', '5000')`,
  );
  const most = { filter: { search: '99' }, price: { amount: '1.00' } };
  expect(await rejection(api.products.updateMany(most))).toMatchObject({
    reason: 'OUT_OF_RANGE',
    message: expect.stringContaining('4999 would cost 100000000.99'),
  });
  expect(await api.products.get({ id: cheap.id })).toEqual(cheap);
  const { rows } = await store.database.pool.query(
    'SELECT count(*)::int AS changed FROM products WHERE version > 1 OR archived_at IS NOT NULL',
  );
  expect(rows).toEqual([{ changed: 1 }]);

  const { rows: some } = await store.database.pool.query<{ id: string }>(
    'SELECT id FROM products WHERE price = 1 ORDER BY id LIMIT 600',
  );
  const part = { ids: some.map(({ id }) => id), metadata: { season: 'winter' } };
  expect(await api.products.updateMany(part)).toMatchObject({ matched: 600, changed: 600 });
  expect(await store.count('product_metadata')).toBe(601);
});

storeTest('changes prices while customers buy, once for each call', async ({ store }) => {
  const staff = [await store.staff(), await store.staff()] as const;
  const ada = await store.customer();
  const products = await Promise.all(
    Array.from({ length: 5 }, () => store.product({ price: '10.00' })),
  );
  const ids = products.map(({ id }) => id);

  const [changed, placed] = await Promise.all([
    Promise.allSettled([
      ...staff.map(({ api }) => api.products.updateMany({ ids, price: { percent: '10' } })),
      ...staff.map(({ api }) => api.products.updateMany({ filter: {}, price: { amount: '1' } })),
    ]),
    Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        ada.place(products.slice(index % 3).map((product) => [product, 1] as const)),
      ),
    ),
  ]);
  expect(rejections([...changed, ...placed])).toEqual([]);
  expect(fulfilled(changed).map((update) => update.changed)).toEqual([5, 5, 5, 5]);
  const { items } = await store.stranger.products.list({});
  expect(items.map(({ version }) => version)).toEqual([5, 5, 5, 5, 5]);
  // The four changes in any order, the same for every product.
  expect(new Set(items.map(({ price }) => price)).size).toBe(1);
  expect(['14.10', '14.20', '14.30', '14.31', '14.41', '14.52']).toContain(items[0]?.price);

  // Retries with a key, even concurrent ones, return the first answer.
  const rise = { ids, price: { amount: '1' }, idempotencyKey: 'rise' };
  const { api } = staff[0];
  const answers = await Promise.all([1, 2, 3].map(() => api.products.updateMany(rise)));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  const risen = await store.stranger.products.list({});
  expect(risen.items.map(({ version }) => version)).toEqual([6, 6, 6, 6, 6]);
  expect((await api.audit.list({ kind: 'product-updated', limit: 100 })).items).toHaveLength(25);
  expect(await store.violations()).toEqual([]);
});
