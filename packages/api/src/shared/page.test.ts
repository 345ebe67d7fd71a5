import fc from 'fast-check';
import { expect } from 'vitest';
import { rejection, storeTest, walkPages, type Caller, type TestStore } from '../testing/index.ts';

interface Row {
  readonly at: string;
  readonly name: string;
  readonly price: string;
}

interface List {
  readonly name: string;
  readonly table: 'products' | 'orders' | 'users';
  /** The expected ORDER BY. */
  readonly order: string;
  readonly page: (api: Caller, page: PageInput) => Promise<AnyPage>;
  readonly numbered: (
    api: Caller,
    page: { page: number; pageSize: number },
  ) => Promise<{ items: { id: string }[]; total: number; totalPages: number }>;
}

interface PageInput {
  readonly limit: number;
  readonly cursor: string | null;
}

interface AnyPage {
  readonly items: { id: string }[];
  readonly nextCursor: string | null;
}

const productOrders = {
  newest: 'created_at DESC, id DESC',
  price: 'price, id',
  '-price': 'price DESC, id DESC',
  name: 'name COLLATE "und-x-icu", id',
} as const;

const lists: readonly List[] = [
  ...(['newest', 'price', '-price', 'name'] as const).map((sort): List => ({
    name: `products by ${sort}`,
    table: 'products',
    order: productOrders[sort],
    page: (api, page) => api.products.list({ ...page, sort }),
    numbered: (api, page) => api.products.listByPage({ ...page, sort }),
  })),
  {
    name: 'orders',
    table: 'orders',
    order: productOrders.newest,
    page: (api, page) => api.orders.list(page),
    numbered: (api, page) => api.orders.listByPage(page),
  },
  {
    name: 'users',
    table: 'users',
    order: productOrders.newest,
    page: (api, page) => api.users.list(page),
    numbered: (api, page) => api.users.listByPage(page),
  },
];

/** Three rows at the same instant, four within one millisecond, equal names and prices. */
const closeRows: readonly Row[] = [
  { at: '2026-11-01 05:30:00', name: 'Mug', price: '4.50' },
  { at: '2026-11-01 05:30:00', name: 'Mug', price: '4.50' },
  { at: '2026-11-01 05:30:00', name: 'mug', price: '4.50' },
  { at: '2026-11-01 05:30:00.000001', name: 'Mug', price: '4.49' },
  { at: '2026-11-01 05:30:00.000999', name: 'Bowl', price: '100.00' },
  { at: '2026-11-01 05:30:00.0005', name: 'Bowl', price: '99.99' },
  { at: '2026-11-01 05:30:00.000002', name: 'Bowl 🥣', price: '99.99' },
  { at: '2026-10-01 00:00:00', name: 'Žába', price: '0.00' },
];

const arriving: readonly Row[] = [
  { at: '2030-01-01 00:00:00', name: 'zz', price: '1000.00' },
  { at: '2026-11-01 05:30:00', name: 'Mug', price: '4.50' },
  { at: '2020-01-01 00:00:00', name: 'A', price: '0.00' },
];

// Failure case 25: docs/failure-cases.md
storeTest.for(lists)(
  '$name: lists tied rows once each and in order for every limit',
  async (list, { store }) => {
    const { api } = await store.staff();
    await insert(store, list.table, closeRows);
    const expected = await idsInOrder(store, list);
    for (let limit = 1; limit <= expected.length + 1; limit++) {
      const pages = await walkPages((page) => list.page(api, page), limit);
      expect(idsOf(pages), `limit ${limit}`).toEqual(expected);
      expect(pages).toHaveLength(Math.ceil(expected.length / limit));
    }
  },
);

// Failure case 25: docs/failure-cases.md
storeTest.for(lists)(
  '$name: lists any rows once each and in order for any limit',
  async (list, { store }) => {
    const { api } = await store.staff();
    const row = fc.record({
      at: fc.constantFrom(
        '2026-03-08 02:30:00',
        '2026-03-08 02:30:00.000001',
        '2026-03-08 02:30:01',
      ),
      name: fc.oneof(
        fc.constantFrom('a', 'A', 'ä', 'a b', 'ab', '🥣', '\u0001'.repeat(255)),
        anyName(),
      ),
      price: fc.constantFrom('0.00', '9.99', '10.00', '99999999.99'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 25 }),
        fc.integer({ min: 1, max: 30 }),
        async (rows, limit) => {
          await removeAll(store, list.table);
          await insert(store, list.table, rows);
          const pages = await walkPages((page) => list.page(api, page), limit);
          expect(idsOf(pages)).toEqual(await idsInOrder(store, list));
        },
      ),
      { numRuns: 12 },
    );
  },
);

// Failure case 26: docs/failure-cases.md
storeTest.for(lists)(
  '$name: rows inserted while paging cause no gaps and no duplicates',
  async (list, { store }) => {
    const { api } = await store.staff();
    await insert(store, list.table, closeRows);
    const old = await idsInOrder(store, list);
    for (let limit = 1; limit <= 4; limit++) {
      let arrivals = 0;
      const pages = await walkPages(
        (page) => list.page(api, page),
        limit,
        // Inserts before, among and after the existing rows, a limited number of times so that the list ends.
        async () => {
          if (++arrivals <= 5) await insert(store, list.table, arriving);
        },
      );
      const seen = idsOf(pages);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => old.includes(id))).toEqual(old);
    }
  },
);

storeTest.for(lists)(
  '$name: numbered pages list each row once with the total, and are empty after the end',
  async (list, { store }) => {
    const { api } = await store.staff();
    await insert(store, list.table, closeRows);
    const expected = await idsInOrder(store, list);
    const total = expected.length;
    for (const pageSize of [1, 3, total, total + 1, 100]) {
      const totalPages = Math.ceil(total / pageSize);
      const seen: string[] = [];
      for (let page = 1; page <= totalPages; page++) {
        const found = await list.numbered(api, { page, pageSize });
        expect(found).toMatchObject({ page, pageSize, total, totalPages });
        seen.push(...found.items.map(({ id }) => id));
      }
      expect(seen).toEqual(expected);
      for (const page of [totalPages + 1, 1_000_000_000]) {
        const beyond = await list.numbered(api, { page, pageSize });
        expect(beyond).toEqual({ items: [], page, pageSize, total, totalPages });
      }
    }
    await removeAll(store, list.table);
    if (list.table === 'users') return;
    expect(await list.numbered(api, { page: 1, pageSize: 20 })).toMatchObject({
      items: [],
      total: 0,
      totalPages: 0,
    });
  },
);

storeTest('a page has 20 rows by default; limits are from 1 to 100', async ({ store }) => {
  await insert(
    store,
    'products',
    Array.from({ length: 21 }, () => ({ ...anyRow, at: now })),
  );
  const { items, nextCursor } = await store.stranger.products.list();
  expect(items).toHaveLength(20);
  expect(nextCursor).not.toBeNull();
  for (const limit of [0, -1, 101, 1.5, NaN]) {
    expect(await rejection(store.stranger.products.list({ limit }))).toMatchObject({
      reason: 'VALIDATION_FAILED',
      details: { limit: ['must be a whole number from 1 to 100'] },
    });
  }
});

// Failure case 69: docs/failure-cases.md
storeTest('rejects a numbered page with more than 10,000 rows before it', async ({ store }) => {
  const { api } = await store.staff();
  await store.database.pool.query(
    `INSERT INTO products (sku, name, price) SELECT n, n, 1 FROM generate_series(1, 10102) AS n`,
  );
  const sizeOf = async (page: number) =>
    (await api.products.listByPage({ page, pageSize: 100 })).items.length;
  expect(await sizeOf(101)).toBe(100);
  expect(await rejection(api.products.listByPage({ page: 102, pageSize: 100 }))).toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { page: [expect.stringContaining('must be at most 101 with 100 rows a page')] },
  });
  expect(await sizeOf(103)).toBe(0);
});

// Failure case 27: docs/failure-cases.md
storeTest(
  'rejects a cursor of another list, filter, sort or user with INVALID_CURSOR',
  async ({ store }) => {
    const [staff, ada, bob] = [await store.staff(), await store.customer(), await store.customer()];
    await insert(
      store,
      'products',
      [1, 2, 3].map(() => ({ ...anyRow, name: 'a mug' })),
    );
    for (const { id } of [ada, bob]) {
      await insert(
        store,
        'orders',
        [1, 2, 3].map(() => anyRow),
        id,
      );
    }
    const products = store.stranger.products;
    const variants: readonly ((cursor: string | null) => Promise<AnyPage>)[] = [
      (cursor) => products.list({ limit: 1, cursor }),
      (cursor) => products.list({ limit: 1, cursor, sort: 'price' }),
      (cursor) => products.list({ limit: 1, cursor, sort: '-price' }),
      (cursor) => products.list({ limit: 1, cursor, sort: 'name' }),
      (cursor) => products.list({ limit: 1, cursor, search: 'a' }),
      (cursor) => products.list({ limit: 1, cursor, search: 'mug' }),
      (cursor) => products.list({ limit: 1, cursor, inStock: false }),
      (cursor) => products.list({ limit: 1, cursor, minPrice: '1.00' }),
      (cursor) => products.list({ limit: 1, cursor, minPrice: '2.00' }),
      (cursor) => products.list({ limit: 1, cursor, maxPrice: '10.00' }),
      (cursor) => ada.api.orders.list({ limit: 1, cursor }),
      (cursor) => bob.api.orders.list({ limit: 1, cursor }),
      (cursor) => ada.api.orders.list({ limit: 1, cursor, status: 'pending' }),
      (cursor) => staff.api.orders.list({ limit: 1, cursor }),
      (cursor) => staff.api.orders.list({ limit: 1, cursor, status: 'pending' }),
      (cursor) => staff.api.users.list({ limit: 1, cursor }),
      (cursor) => staff.api.users.list({ limit: 1, cursor, search: 'customer' }),
    ];
    const cursors: string[] = [];
    for (const list of variants) {
      const { nextCursor } = await list(null);
      cursors.push(nextCursor ?? expect.fail('there must be a second page'));
    }
    for (const [index, list] of variants.entries()) {
      for (const [from, cursor] of cursors.entries()) {
        if (from === index) expect((await list(cursor)).items).toHaveLength(1);
        else expect((await rejection(list(cursor))).reason).toBe('INVALID_CURSOR');
      }
    }
  },
);

// Failure case 27: docs/failure-cases.md
storeTest('rejects a truncated, edited or forged cursor with INVALID_CURSOR', async ({ store }) => {
  await insert(store, 'products', [anyRow, anyRow]);
  const list = (cursor: string) => store.stranger.products.list({ limit: 1, cursor });
  const { nextCursor } = await store.stranger.products.list({ limit: 1 });
  const cursor = nextCursor ?? expect.fail('there must be a second page');
  const edited = Array.from(cursor, (letter, index) => {
    const other = letter === 'A' ? 'B' : 'A';
    return `${cursor.slice(0, index)}${other}${cursor.slice(index + 1)}`;
  });
  const wrong = [
    ...edited,
    ...Array.from(cursor, (_letter, index) => cursor.slice(0, index)),
    `${cursor}A`,
    'null',
    '2',
    '[]',
    "' OR 1=1 --",
    '\0',
    '\ud800',
    '🥣',
    'A'.repeat(100_000),
    Buffer.from(JSON.stringify(['2026-01-01', '1'])).toString('base64url'),
  ];
  for (const forged of wrong) {
    expect((await rejection(list(forged))).reason, JSON.stringify(forged.slice(0, 80))).toBe(
      'INVALID_CURSOR',
    );
  }
});

storeTest('applies filters to every page', async ({ store }) => {
  const ada = await store.customer();
  const { api } = await store.staff();
  const rows = Array.from({ length: 30 }, (_none, index) => ({
    at: closeRows[index % closeRows.length]?.at ?? '',
    name: index % 2 === 0 ? 'Blue mug' : 'Red bowl',
    price: `${index}.00`,
  }));
  await insert(store, 'products', rows);
  await insert(store, 'orders', rows);
  await insert(store, 'orders', rows, ada.id);
  const { pool } = store.database;
  await pool.query(`UPDATE products SET stock_quantity = 1 WHERE id % 3 = 0`);
  await pool.query(`UPDATE orders SET status = 'shipped' WHERE id % 3 = 0`);

  const ids = async (sql: string) => (await pool.query(sql)).rows.map(({ id }) => id);
  for (const limit of [1, 4, 7, 100]) {
    const mugs = await walkPages(
      (page) =>
        api.products.list({
          ...page,
          search: 'MUG',
          inStock: true,
          minPrice: '4',
          maxPrice: '24.00',
          sort: '-price',
        }),
      limit,
    );
    expect(idsOf(mugs)).toEqual(
      await ids(`SELECT id FROM products WHERE name LIKE '%mug%' AND stock_quantity > 0
                 AND price BETWEEN 4 AND 24 ORDER BY price DESC, id DESC`),
    );
    const gone = await walkPages((page) => api.products.list({ ...page, inStock: false }), limit);
    expect(idsOf(gone)).toEqual(
      await ids(
        `SELECT id FROM products WHERE stock_quantity = 0 ORDER BY created_at DESC, id DESC`,
      ),
    );
    const newest = 'ORDER BY created_at DESC, id DESC';
    const filter = { status: 'shipped', userId: ada.id } as const;
    const shipped = await walkPages((page) => api.orders.list({ ...page, ...filter }), limit);
    expect(idsOf(shipped)).toEqual(
      await ids(`SELECT id FROM orders WHERE status = 'shipped' AND user_id = ${ada.id} ${newest}`),
    );
    const own = await walkPages((page) => ada.api.orders.list(page), limit);
    expect(idsOf(own)).toEqual(
      await ids(`SELECT id FROM orders WHERE user_id = ${ada.id} ${newest}`),
    );
    const people = await walkPages((page) => api.users.list({ ...page, search: 'owner' }), limit);
    expect(idsOf(people)).toEqual(
      await ids(`SELECT id FROM users WHERE email LIKE '%owner%' ${newest}`),
    );
  }
});

const now = '2026-11-23 08:00:00';
const anyRow: Row = { at: now, name: 'thing', price: '5.00' };

function anyName() {
  return fc.string({ minLength: 1, maxLength: 20 }).map((name) => name.replaceAll('\0', ''));
}

/** Inserts the rows in one statement. Orders belong to `userId` or else to a new customer. */
async function insert(
  { database: { pool } }: TestStore,
  table: List['table'],
  rows: readonly Row[],
  userId?: string,
): Promise<void> {
  const owner = async () =>
    (
      await pool.query(
        `INSERT INTO users (email, name) VALUES (gen_random_uuid() || '@owner.example', 'Owner') RETURNING id`,
      )
    ).rows[0].id;
  const columns = {
    products: `(sku, name, price, created_at) SELECT gen_random_uuid(), name, price, at`,
    users: `(email, name, created_at) SELECT gen_random_uuid() || '@example.com', name, at`,
    orders: `(user_id, order_number, total_amount, created_at) SELECT $4, gen_random_uuid(), price, at`,
  };
  await pool.query(
    `INSERT INTO ${table} ${columns[table]}
     FROM unnest($1::timestamp[], $2::text[], $3::numeric[]) AS given (at, name, price)
     ${table === 'orders' ? '' : 'WHERE $4::bigint IS NULL'}`,
    [
      rows.map(({ at }) => at),
      rows.map(({ name }) => name),
      rows.map(({ price }) => price),
      table === 'orders' ? (userId ?? (await owner())) : null,
    ],
  );
}

/** Keeps users with sessions. */
async function removeAll({ database: { pool } }: TestStore, table: List['table']): Promise<void> {
  await pool.query(
    `DELETE FROM ${table} ${table === 'users' ? 'WHERE id NOT IN (SELECT user_id FROM sessions)' : ''}`,
  );
}

async function idsInOrder({ database: { pool } }: TestStore, list: List): Promise<string[]> {
  const { rows } = await pool.query(`SELECT id FROM ${list.table} ORDER BY ${list.order}`);
  return rows.map(({ id }) => id);
}

function idsOf(pages: readonly (readonly { id: string }[])[]): string[] {
  return pages.flat().map(({ id }) => id);
}
