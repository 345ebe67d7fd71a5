import { expect } from 'vitest';
import { rejection, storeTest } from '../testing/index.ts';

const names = [
  '100% wool',
  '100 wool',
  'a_b',
  'aXb',
  String.raw`c\d`,
  'cd',
  `O'Neill "Pro"`,
  'Bowl 🥣',
  'bowl',
];

// Failure case 30: docs/failure-cases.md
storeTest('treats every search character literally', async ({ store }) => {
  for (const name of names) await store.product({ name });
  const found = async (search: string) => {
    const { items } = await store.stranger.products.list({ search, sort: 'name' });
    const page = await store.stranger.products.listByPage({ search, sort: 'name' });
    expect(page.items).toEqual(items);
    expect(page.total).toBe(items.length);
    return items.map(({ name }) => name).toSorted();
  };

  expect(await found('%')).toEqual(['100% wool']);
  expect(await found('0% w')).toEqual(['100% wool']);
  expect(await found('_')).toEqual(['a_b']);
  expect(await found('a_b')).toEqual(['a_b']);
  expect(await found('\\')).toEqual([String.raw`c\d`]);
  expect(await found(String.raw`c\d`)).toEqual([String.raw`c\d`]);
  expect(await found(String.raw`\%`)).toEqual([]);
  expect(await found(`'`)).toEqual([`O'Neill "Pro"`]);
  expect(await found(`"PRO"`)).toEqual([`O'Neill "Pro"`]);
  expect(await found('🥣')).toEqual(['Bowl 🥣']);
  expect(await found('BOWL')).toEqual(['Bowl 🥣', 'bowl']);
  expect(await found(`'; DROP TABLE products; --`)).toEqual([]);
  expect(await found('?')).toEqual([]);
  expect(await found('$1')).toEqual([]);
});

storeTest('searches name, SKU and description', async ({ store }) => {
  const { api } = await store.staff();
  const made = await Promise.all([
    api.products.create({ sku: 'NEEDLE-1', name: 'one', price: '1.00' }),
    api.products.create({ sku: 'two', name: 'A needle', price: '1.00' }),
    api.products.create({ sku: 'three', name: '3', description: 'Has a needle', price: '1.00' }),
  ]);
  await store.product({ name: 'hay' });
  const { items } = await store.stranger.products.list({ search: 'needle' });
  expect(items.map(({ id }) => id).toSorted()).toEqual(made.map(({ id }) => id).toSorted());
});

storeTest('ignores a search of only spaces', async ({ store }) => {
  await store.product();
  for (const search of ['', '  ', '\t\n']) {
    expect((await store.stranger.products.list({ search })).items).toHaveLength(1);
  }
});

storeTest('filters by inclusive price bounds and by stock', async ({ store }) => {
  for (const price of ['4.99', '5.00', '10.00', '10.01'])
    await store.product({ sku: price, price });
  await store.product({ sku: 'sold out', price: '7.00', stockQuantity: 0 });
  const skus = async (filter: Parameters<typeof store.stranger.products.list>[0]) => {
    const { items } = await store.stranger.products.list({ ...filter, sort: 'price' });
    return items.map(({ sku }) => sku);
  };
  expect(await skus({ minPrice: '5', maxPrice: '10.00' })).toEqual(['5.00', 'sold out', '10.00']);
  expect(await skus({ minPrice: '5.00', maxPrice: '10', inStock: true })).toEqual([
    '5.00',
    '10.00',
  ]);
  expect(await skus({ inStock: false })).toEqual(['sold out']);
  expect(await skus({ minPrice: '10', maxPrice: '5' })).toEqual([]);
});

storeTest('finds a product by id and by exact SKU', async ({ store }) => {
  const mug = await store.product({ sku: 'MUG-1', price: '4.5', stockQuantity: 3 });
  expect(mug).toMatchObject({ price: '4.50', stockQuantity: 3, description: null, version: 1 });
  const { products } = store.stranger;
  expect(await products.get({ id: mug.id })).toEqual(mug);
  expect(await products.get({ sku: 'MUG-1' })).toEqual(mug);
  for (const by of [{ id: '999' }, { sku: 'mug-1' }, { sku: 'MUG-%' }]) {
    expect(await rejection(products.get(by))).toMatchObject({
      reason: 'PRODUCT_NOT_FOUND',
      details: { ids: Object.values(by) },
    });
  }
});
