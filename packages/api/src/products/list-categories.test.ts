import { expect } from 'vitest';
import { readsOf, rejection, storeTest } from '../testing/index.ts';

storeTest(
  'lists the categories of products for sale with their counts, and to staff those of archived ones',
  async ({ store }) => {
    const { api } = await store.staff();
    const { stranger } = store;
    expect(await stranger.products.categories()).toEqual({ items: [] });
    const create = (sku: string, metadata: Record<string, string | number | boolean>) =>
      api.products.create({ sku, name: sku, price: '1.00', metadata });
    const [pot] = [
      await create('POT', { category: 'Teapots' }),
      await create('MUG', { category: 'Mugs' }),
      await create('CUP', { category: 'Mugs', size: 'small' }),
      // No categories that a filter by one could find.
      await create('SIX', { category: 6 }),
      await create('YES', { category: true }),
      await create('NONE', { category: '' }),
      await create('LONG', { category: 'long '.repeat(600) }),
      await create('SIZE', { size: 'Mugs' }),
    ];
    const mugs = { name: 'Mugs', products: 2 };
    const teapots = { name: 'Teapots', products: 1 };
    expect(await stranger.products.categories()).toEqual({ items: [mugs, teapots] });
    for (const { name, products } of [mugs, teapots])
      expect((await stranger.products.list({ metadata: { category: name } })).items).toHaveLength(
        products,
      );

    await api.products.archive({ id: pot.id });
    expect(await stranger.products.categories()).toEqual({ items: [mugs] });
    const all = { includeArchived: true };
    expect(await api.products.categories(all)).toEqual({ items: [mugs, teapots] });
    const filters: readonly Record<string, string | number>[] = [
      { category: 'Mugs' },
      { category: 'Teapots' },
      { category: 'Mugs', size: 'small' },
      { category: 6 },
      { category: '' },
      { category: 'long '.repeat(600) },
    ];
    for (const filter of filters) {
      for (const includeArchived of [true, false]) {
        const { items, total } = await api.products.listByPage({
          metadata: filter,
          includeArchived,
        });
        expect(total, JSON.stringify({ filter, includeArchived })).toBe(items.length);
      }
    }
    expect((await rejection(stranger.products.categories(all))).reason).toBe('UNAUTHENTICATED');
    expect((await rejection((await store.customer()).api.products.categories(all))).reason).toBe(
      'FORBIDDEN',
    );
  },
);

storeTest('reads each category and at most 100 of its products by index', async ({ store }) => {
  const { database, stranger } = store;
  await database.pool.query(`
    WITH made AS (
      INSERT INTO products (sku, name, price) SELECT n, n, 1 FROM generate_series(1, 12000) AS n RETURNING id
    )
    INSERT INTO product_metadata (product_id, metadata)
    SELECT id, jsonb_build_object('category', 'Category ' || id % 3) FROM made`);
  await database.pool.query('VACUUM ANALYZE products, product_metadata');
  const items = [0, 1, 2].map((n) => ({ name: `Category ${n}`, products: 100 }));
  expect(await stranger.products.categories()).toEqual({ items });
  const { indexes, buffers } = await readsOf(database, () => stranger.products.categories());
  expect(new Set(indexes)).toEqual(new Set(['idx_product_metadata_category', 'products_pkey']));
  expect(buffers).toBeLessThan(3 * 100 * 10);

  // The number of all products of a category is read without the products.
  const page = { metadata: { category: 'Category 1' } };
  expect((await stranger.products.listByPage(page)).total).toBe(4000);
  const counted = await readsOf(database, () => stranger.products.listByPage(page), /AS total$/);
  expect(counted.indexes).not.toContain('products_pkey');
});
