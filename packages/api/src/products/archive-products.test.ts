import { expect } from 'vitest';
import { fulfilled, rejection, rejections, sessionsThatWait, storeTest } from '../testing/index.ts';

storeTest('only staff find archived products, and only if they ask for them', async ({ store }) => {
  const { stranger } = store;
  const [staff, ada] = [await store.staff(), await store.customer()];
  const [mug, jug] = [await store.product({ name: 'Mug' }), await store.product({ name: 'Jug' })];
  const { id, sku } = mug;
  const archived = await staff.api.products.archive({ id });
  expect(archived).toEqual({
    ...mug,
    archivedAt: expect.stringMatching(/Z$/),
    updatedAt: archived.archivedAt,
    version: 2,
  });

  for (const { products } of [stranger, ada.api, staff.api]) {
    for (const by of [{ id }, { sku }])
      expect(await rejection(products.get(by))).toMatchObject({
        reason: 'PRODUCT_NOT_FOUND',
        details: { ids: Object.values(by) },
      });
    for (const sort of ['newest', 'price', '-price', 'name'] as const)
      expect((await products.list({ sort })).items).toEqual([jug]);
    expect((await products.list({ search: 'mug', sort: 'name' })).items).toEqual([]);
    expect(await products.listByPage({})).toMatchObject({ items: [jug], total: 1 });
  }
  expect(await staff.api.products.get({ sku, includeArchived: true })).toEqual(archived);
  const first = await staff.api.products.list({ includeArchived: true, limit: 1 });
  expect(first.items).toEqual([jug]);
  const cursor = first.nextCursor;
  const rest = await staff.api.products.list({ includeArchived: true, limit: 1, cursor });
  expect(rest).toEqual({ items: [archived], nextCursor: null });
  expect((await rejection(staff.api.products.list({ limit: 1, cursor }))).reason).toBe(
    'INVALID_CURSOR',
  );
  expect(await staff.api.products.listByPage({ includeArchived: true })).toMatchObject({
    items: [jug, archived],
    total: 2,
  });
  expect((await staff.api.reports.lowStock({ threshold: 1000 })).items).toEqual([jug]);

  const fulfilment = await staff.api.auth.createApiKey({ name: 'packing', scopes: ['fulfilment'] });
  for (const [{ products }, reason] of [
    [stranger, 'UNAUTHENTICATED'],
    [ada.api, 'FORBIDDEN'],
    [store.as(fulfilment.key), 'FORBIDDEN'],
  ] as const) {
    const includeArchived = true;
    const calls = await Promise.allSettled([
      products.get({ id, includeArchived }),
      products.list({ includeArchived }),
      products.listByPage({ includeArchived }),
    ]);
    expect(rejections(calls).map((error) => error.reason)).toEqual([reason, reason, reason]);
  }
});

storeTest('archives and restores once, and audits both', async ({ store }) => {
  const { api } = await store.staff();
  const { id } = await store.product();
  const conflict = await rejection(api.products.archive({ id, expectedVersion: 2 }));
  expect(conflict).toMatchObject({ reason: 'VERSION_CONFLICT', details: { current: { id } } });

  const archived = await api.products.archive({ id, expectedVersion: 1 });
  expect(await api.products.archive({ id, expectedVersion: 1 })).toEqual(archived);
  // Staff may still change an archived product.
  await api.products.update({ id, expectedVersion: 2, price: '3.00' });
  const all = await Promise.all([1, 2, 3].map(() => api.products.restore({ id })));
  const restored = await store.stranger.products.get({ id });
  expect(restored).toMatchObject({ archivedAt: null, price: '3.00', version: 4 });
  expect(all).toEqual([restored, restored, restored]);

  const { items } = await api.audit.list({ kind: 'product-updated' });
  expect(items.map(({ details }) => [details['productId'], details['to']])).toEqual([
    [id, { archived: false }],
    [id, { price: '3.00' }],
    [id, { archived: true }],
  ]);
  for (const call of [api.products.archive, api.products.restore])
    expect(await rejection(call({ id: '999' }))).toMatchObject({
      reason: 'PRODUCT_NOT_FOUND',
      details: { ids: ['999'] },
    });
});

storeTest('places no order for archived products; earlier orders continue', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  const products = await Promise.all([store.product(), store.product(), store.product()]);
  const [mug, jug, cup] = products;
  const placed = await ada.place([[mug, 2]], 'key');
  for (const { id } of [mug, jug]) await api.products.archive({ id });

  const lines = products.map((product) => [product, 101] as const);
  expect(await rejection(ada.place(lines))).toMatchObject({
    reason: 'NOT_FOR_SALE',
    details: { ids: [mug.id, jug.id] },
  });
  const items = [{ productId: mug.id, quantity: 1 }];
  expect(await rejection(api.orders.place({ items, userId: ada.id }))).toMatchObject({
    reason: 'NOT_FOR_SALE',
    details: { ids: [mug.id] },
  });
  // An order of the same batch is not affected, and a retry returns its order.
  const [other, retry] = await Promise.all([ada.place([[cup, 1]]), ada.place([[mug, 2]], 'key')]);
  expect(other.status).toBe('pending');
  expect(retry).toEqual(placed);

  await ada.api.orders.cancel({ id: placed.id });
  expect(await api.products.get({ id: mug.id, includeArchived: true })).toMatchObject({
    stockQuantity: 100,
  });
  expect((await api.products.stockHistory({ id: mug.id })).items).toHaveLength(3);
  expect((await rejection(api.products.delete({ id: mug.id }))).reason).toBe('IN_USE');
  await api.products.restore({ id: mug.id });
  await ada.place([[mug, 1]]);
  expect(await store.count('orders')).toBe(3);
  expect(await store.violations()).toEqual([]);
});

storeTest('an order that waits for the product sees that it was archived', async ({ store }) => {
  const ada = await store.customer();
  const { id } = await store.product();
  const client = await store.database.pool.connect();
  await client.query('BEGIN');
  await client.query('UPDATE products SET archived_at = now() WHERE id = $1', [id]);
  const placing = rejection(ada.place([[{ id }, 1]]));
  await sessionsThatWait(store.database, 1);
  await client.query('COMMIT');
  client.release();
  expect(await placing).toMatchObject({ reason: 'NOT_FOR_SALE', details: { ids: [id] } });
  expect(await store.count('orders')).toBe(0);
});

storeTest('no order is placed after a product was archived', async ({ store }) => {
  const { api } = await store.staff();
  const ada = await store.customer();
  for (let round = 0; round < 10; round++) {
    const product = await store.product();
    const during = Promise.allSettled(Array.from({ length: 5 }, () => ada.place([[product, 1]])));
    const before = await api.products.archive({ id: product.id }).then(() => store.count('orders'));
    const late = await rejection(ada.place([[product, 1]]));
    const attempts = await during;
    const placed = fulfilled(attempts);
    for (const { reason } of rejections(attempts)) expect(reason).toBe('NOT_FOR_SALE');
    expect(late.reason).toBe('NOT_FOR_SALE');
    expect(await store.count('orders')).toBe(before);
    expect(await api.products.get({ id: product.id, includeArchived: true })).toMatchObject({
      stockQuantity: 100 - placed.length,
    });
  }
  expect(await store.violations()).toEqual([]);
});
