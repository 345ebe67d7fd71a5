import { expect } from 'vitest';
import { holdProduct, rejection, storeTest, type TestStore } from '../testing/index.ts';

storeTest(
  'creates and updates products, and records stock movements and names',
  async ({ store }) => {
    const staff = await store.staff();
    const ada = await store.customer();
    const mug = await store.product({ sku: 'MUG', name: 'Mug', price: '4.00', stockQuantity: 10 });
    await store.product({ sku: 'TRAY', name: 'Tray', price: '9.00', stockQuantity: 5 });
    const order = await ada.place([[mug, 2]]);

    const csv = [
      '\uFEFFStock,PRICE,description,sku,name',
      '7,4.50,"Blue, with a ""handle""\r\nof clay",MUG,Big mug',
      '5,9,,TRAY,Tray',
      '3,0.10,,NEW,"New, one"',
      ',1.00,text,EMPTY,No stock given',
    ].join('\r\n');
    const result = await staff.api.catalog.import({ csv });

    expect(result).toMatchObject({
      applied: true,
      created: 2,
      updated: 1,
      unchanged: 1,
      refused: 0,
      problems: [],
    });
    expect(await productsOf(store)).toEqual([
      ['EMPTY', 'No stock given', 'text', '1.00', 0, 1],
      ['MUG', 'Big mug', 'Blue, with a "handle"\nof clay', '4.50', 7, 2],
      ['NEW', 'New, one', null, '0.10', 3, 1],
      ['TRAY', 'Tray', null, '9.00', 5, 1],
    ]);
    const { items } = await staff.api.products.stockHistory({ id: mug.id });
    expect(items[0]).toMatchObject({
      kind: 'count',
      delta: -1,
      quantityAfter: 7,
      reason: `catalog import ${result.id}`,
      by: { id: staff.id },
    });
    expect((await ada.api.orders.get({ id: order.id })).items[0]?.name).toBe('Mug');
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('keeps the values of missing columns', async ({ store }) => {
  const staff = await store.staff();
  await store.product({ sku: 'MUG', name: 'Mug', price: '4.00', stockQuantity: 10 });
  await staff.api.catalog.import({ csv: 'sku,description\nMUG,Blue\n' });
  await staff.api.catalog.import({ csv: 'sku,stock\nMUG,11\n' });
  await staff.api.catalog.import({ csv: 'price,sku\n5.00,MUG\n' });
  expect(await productsOf(store)).toEqual([['MUG', 'Mug', 'Blue', '5.00', 11, 3]]);
});

const faulty = [
  'sku,name,price,stock,description',
  'A,Good,1.00,1,', // 2
  'B,,1.00,1,',
  'C,Comma,"1,500",1,',
  'D,Places,1.999,1,',
  'E,Minus,-1,1,',
  'F,Stock,1.00,1.5,',
  'G,Much,1.00,99999999999,',
  ',No sku,1.00,1,', // 9
  'L,Fine,1.00,1,"two\r\nlines"', // 10 and 11
  'H,Short,1.00',
  'A,Again,2.00,2,',
  'I,Last,1.00,1,', // 14
].join('\n');
const problems = (
  [
    [3, 'name', /must not be empty/],
    [4, 'price', /write 1500\.00 or 1\.50/],
    [5, 'price', /at most two places/],
    [6, 'price', /from 0 to/],
    [7, 'stock', /whole number from 0/],
    [8, 'stock', /whole number from 0/],
    [9, 'sku', /must not be empty/],
    [12, 'row', /has 3 cells, but the header has 5/],
    [13, 'sku', /already on line 2/],
  ] as const
).map(([line, column, message]) => ({
  line,
  column,
  message: expect.stringMatching(message),
}));

storeTest('all-or-nothing: changes nothing and reports every problem', async ({ store }) => {
  const staff = await store.staff();
  const result = await staff.api.catalog.import({ csv: faulty });
  expect(result).toMatchObject({ applied: false, created: 0, updated: 0, refused: 9 });
  expect(result.problems).toEqual(problems);
  expect(await productsOf(store)).toEqual([]);
});

storeTest('row-by-row: applies valid rows and reports the rest', async ({ store }) => {
  const staff = await store.staff();
  const result = await staff.api.catalog.import({ csv: faulty, mode: 'row-by-row' });
  expect(result).toMatchObject({ applied: true, created: 3, updated: 0, refused: 9 });
  expect(result.problems).toEqual(problems);
  expect((await productsOf(store)).map(([sku]) => sku)).toEqual(['A', 'I', 'L']);
  expect(await store.violations()).toEqual([]);
});

storeTest('requires a name and a price for new products', async ({ store }) => {
  const staff = await store.staff();
  const { problems: found } = await staff.api.catalog.import({ csv: 'sku,stock\nMUG,1\n' });
  expect(found).toMatchObject([
    { line: 2, column: 'name', message: 'is required: no product has this SKU' },
    { line: 2, column: 'price' },
  ]);
});

storeTest('rejects a malformed file and stores nothing of it', async ({ store }) => {
  const staff = await store.staff();
  for (const csv of ['name,price\nMug,4.00\n', 'sku,name\n"MUG,Mug\n', '\n\n']) {
    const rejected = await rejection(staff.api.catalog.import({ csv }));
    expect(rejected.reason, csv).toBe('VALIDATION_FAILED');
  }
  expect(await store.count('catalog_import_rows')).toBe(0);
});

storeTest(
  'applies CSV that was added in parts when finished; repeated calls change nothing',
  async ({ store }) => {
    const staff = await store.staff();
    const { id } = await staff.api.catalog.beginImport();
    const header = 'sku,name,price,stock\n';
    const first = { id, csv: `${header}A,A,1.00,1\nB,B,1.00,1\n`, firstLine: 2 };
    await staff.api.catalog.addToImport(first);
    await staff.api.catalog.addToImport(first);
    const second = await staff.api.catalog.addToImport({
      id,
      csv: `${header}C,C,1.00,x\nA,A,1.00,1\n`,
      firstLine: 4,
    });
    expect(second).toMatchObject({ rows: 1, problems: [{ line: 4, column: 'stock' }] });
    expect(await productsOf(store)).toEqual([]);

    const result = await staff.api.catalog.finishImport({ id, mode: 'row-by-row' });
    expect(result).toMatchObject({
      created: 2,
      refused: 2,
      problems: [
        { line: 4, column: 'stock' },
        { line: 5, column: 'sku', message: 'is already on line 2' },
      ],
    });
    const mug = (await staff.api.products.get({ sku: 'A' })).id;
    await staff.api.products.adjustStock({ id: mug, delta: 5, reason: 'received' });
    expect(await staff.api.catalog.finishImport({ id, mode: 'row-by-row' })).toEqual(result);
    expect(await store.stockOf({ id: mug })).toBe(6);

    expect((await rejection(staff.api.catalog.addToImport(first))).reason).toBe('IMPORT_NOT_FOUND');
    const other = await store.staff();
    expect((await rejection(other.api.catalog.finishImport({ id }))).reason).toBe(
      'IMPORT_NOT_FOUND',
    );
  },
);

storeTest(
  'avoids deadlocks between concurrent imports and orders of the same products',
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    const products: { id: string }[] = [];
    for (let n = 0; n < 20; n++) {
      products.push(await store.product({ sku: `P${n}`, stockQuantity: 1000 }));
    }
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    const up = ['sku,name,price,stock', ...numbers.map((n) => rowOf(n, '1.00'))].join('\n');
    const down = [
      'sku,name,price,stock',
      ...numbers.toReversed().map((n) => rowOf(n, '2.00')),
    ].join('\n');
    const results = await Promise.all([
      staff.api.catalog.import({ csv: up }),
      staff.api.catalog.import({ csv: down, mode: 'row-by-row' }),
      ...products.map((product, n) =>
        ada.place([
          [product, 1],
          [products[(n + 7) % 20] ?? product, 2],
        ]),
      ),
    ]);
    expect(results).toHaveLength(22);
    expect(await store.count('products')).toBe(40);
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('archives and restores products by the column archived', async ({ store }) => {
  const { api } = await store.staff();
  const [mug, jug] = [await store.product({ sku: 'MUG' }), await store.product({ sku: 'JUG' })];
  await api.products.archive({ id: jug.id });
  const get = (sku: string) => api.products.get({ sku, includeArchived: true });
  const before = await get('JUG');

  // Rows of archived products are applied like others, and an empty cell leaves them archived.
  const csv = 'sku,name,price,archived\nMUG,,,YES\nJUG,New jug,7.00,\nNEW,New,1.00, yes \n';
  expect(await api.catalog.import({ csv })).toMatchObject({ refused: 1 });
  const complete = csv.replace('MUG,,', 'MUG,MUG,10.00');
  expect(await api.catalog.import({ csv: complete })).toMatchObject({ created: 1, updated: 2 });
  expect(await get('MUG')).toMatchObject({ archivedAt: expect.any(String), version: 2 });
  expect(await get('JUG')).toMatchObject({
    archivedAt: before.archivedAt,
    price: '7.00',
    version: 3,
  });
  expect(await store.stranger.products.list({})).toMatchObject({ items: [] });
  expect(await api.catalog.import({ csv: complete })).toMatchObject({ unchanged: 3 });

  const restored = 'sku,archived\nMUG,no\nJUG,yes\nNEW,no\n';
  expect(await api.catalog.import({ csv: restored })).toMatchObject({ updated: 2, unchanged: 1 });
  expect(await store.stranger.products.list({ sort: 'name' })).toMatchObject({
    items: [{ sku: 'MUG', archivedAt: null, version: 3 }, { sku: 'NEW' }],
  });
  const { items } = await api.audit.list({ kind: 'product-updated' });
  expect(items.filter(({ details }) => details['productId'] === mug.id)).toMatchObject([
    { procedure: 'catalog.import', details: { from: { archived: true }, to: { archived: false } } },
    { procedure: 'catalog.import', details: { from: { archived: false }, to: { archived: true } } },
  ]);
  expect(await api.catalog.import({ csv: 'sku,archived\nMUG,perhaps\n' })).toMatchObject({
    problems: [{ line: 2, column: 'archived', message: 'must be yes, no or empty, not "perhaps"' }],
  });
});

storeTest('computes stock changes after waiting for a concurrent sale', async ({ store }) => {
  const staff = await store.staff();
  const mug = await store.product({ sku: 'MUG', stockQuantity: 10 });
  const held = await holdProduct(store.database, mug.id);
  const importing = staff.api.catalog.import({ csv: 'sku,stock\nMUG,4\n' });
  await expect
    .poll(async () => {
      const { rows } = await store.database.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length;
    })
    .toBe(1);
  await held[Symbol.asyncDispose]();
  expect(await importing).toMatchObject({ applied: true, updated: 1 });
  expect(await store.violations()).toEqual([]);
});

function rowOf(n: number, price: string): string {
  return `P${n},Name ${price},${price},${500 + n}`;
}

async function productsOf({ database }: TestStore): Promise<unknown[][]> {
  const { rows } = await database.pool.query(
    'SELECT sku, name, description, price, stock_quantity, version FROM products ORDER BY sku COLLATE "C"',
  );
  return rows.map((row) => Object.values(row));
}
