import { databaseTest, testServer } from '@order-store/db/testing/vitest';
import { cloneTestDatabase } from '@order-store/db/testing';
import { expect, test } from 'vitest';
import { createOrderStore, isDomainError, type OrderStoreOptions } from './index.ts';

const quiet = { logLevel: 'silent' } as const;

async function openShop(url: string, options: Partial<OrderStoreOptions> = {}) {
  const store = await createOrderStore({ database: url, ...quiet, ...options });
  const staff = store.asStaff();
  const mug = await staff.products.create({
    sku: 'MUG',
    name: 'Mug',
    price: '4.50',
    stockQuantity: 5,
  });
  const ada = await staff.users.create({ email: 'ada@example.com', name: 'Ada' });
  return { store, staff, mug, ada, [Symbol.asyncDispose]: () => store.close() };
}

function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

databaseTest(
  'a program places orders for a user under the rules of the API',
  async ({ database }) => {
    await using shop = await openShop(database.url);
    const { store, staff, mug, ada } = shop;
    const asAda = store.asUser(ada.id);
    const order = await asAda.orders.place({ items: [{ productId: mug.id, quantity: 2 }] });
    expect(order).toMatchObject({ userId: ada.id, totalAmount: '9.00', status: 'pending' });
    await staff.orders.confirm({ id: order.id });

    expect(await asAda.orders.history({ id: order.id })).toMatchObject([
      { to: 'pending', by: { id: ada.id, name: 'Ada', role: 'customer' } },
      { to: 'confirmed', by: { name: 'Program', role: 'staff' } },
    ]);
    expect(await store.anonymous.products.get({ id: mug.id })).toMatchObject({ stockQuantity: 3 });
  },
);

databaseTest('errors have typed reasons', async ({ database }) => {
  await using shop = await openShop(database.url);
  const { store, mug, ada } = shop;
  const asAda = store.asUser(ada.id);
  const short = await failureOf(
    asAda.orders.place({ items: [{ productId: mug.id, quantity: 6 }] }),
  );
  if (!isDomainError(short, 'INSUFFICIENT_STOCK')) throw short;
  expect(short.details.lines).toEqual([{ productId: mug.id, requested: 6, available: 5 }]);
  expect(short.retryable).toBe(false);
  expect(isDomainError(short)).toBe(true);
  expect(isDomainError(short, 'FORBIDDEN')).toBe(false);
  expect(isDomainError(new Error('else'))).toBe(false);

  const calls = {
    VALIDATION_FAILED: () => asAda.orders.place({ items: [] }),
    FORBIDDEN: () => asAda.products.delete({ id: mug.id }),
    UNAUTHENTICATED: () => store.anonymous.orders.list(),
    PRODUCT_NOT_FOUND: () => store.anonymous.products.get({ id: '987654321' }),
  };
  for (const [reason, call] of Object.entries(calls)) {
    expect(await failureOf(call()), reason).toMatchObject({ reason });
  }
  expect(await failureOf(store.asUser('987654321').auth.me())).toMatchObject({
    reason: 'USER_NOT_FOUND',
    details: { ids: ['987654321'] },
  });
  for (const id of ['', 'ada', '1e3', '9'.repeat(30)]) {
    expect(await failureOf(store.asUser(id).auth.me())).toMatchObject({
      reason: 'VALIDATION_FAILED',
      details: { userId: ['must be an id: a decimal string such as "42"'] },
    });
  }
});

databaseTest('a token grants exactly the rights of its owner', async ({ database }) => {
  await using shop = await openShop(database.url, {
    staffAccount: { email: 'boss@example.com', password: 'a long enough secret' },
  });
  const { store, mug } = shop;
  const { token } = await store.anonymous.auth.signIn({
    email: 'boss@example.com',
    password: 'a long enough secret',
  });
  const boss = store.withToken(token);
  const { key } = await boss.auth.createApiKey({ name: 'reader', scopes: ['read'] });
  const reader = store.withToken(key);
  expect(await reader.auth.me()).toMatchObject({ email: 'boss@example.com' });
  await expect(
    reader.products.adjustStock({ id: mug.id, delta: 1, reason: 'found' }),
  ).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  await boss.auth.signOut();
  await expect(boss.auth.me()).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' });
});

databaseTest('a program acts with the user’s current role', async ({ database }) => {
  await using shop = await openShop(database.url);
  const { store, ada } = shop;
  const asAda = store.asUser(ada.id);
  await expect(asAda.users.list()).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  await store.asStaff().users.setRole({ id: ada.id, role: 'staff' });
  await expect(asAda.users.list()).resolves.toBeDefined();
  await expect(asAda.auth.listSessions()).resolves.toEqual([]);
});

databaseTest(
  'all programs on a database share one account without a password',
  async ({ database }) => {
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => createOrderStore({ database: database.url, ...quiet })),
    );
    const accounts = await Promise.all(stores.map((store) => store.asStaff().auth.me()));
    const [account] = accounts;
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(1);
    expect(account).toMatchObject({ name: 'Program', role: 'staff' });
    expect(account?.email).toMatch(/^program-[0-9a-f]{32}@order-store\.invalid$/);
    const { rows } = await database.pool.query(
      'SELECT (SELECT count(*) FROM user_credentials) + (SELECT count(*) FROM sessions) AS ways',
    );
    expect(rows).toEqual([{ ways: '0' }]);
    await Promise.all(stores.map((store) => store.close()));
  },
);

databaseTest('a program receives order events without HTTP', async ({ database }) => {
  await using shop = await openShop(database.url);
  const { store, mug, ada } = shop;
  const updates = await store.asStaff().orders.watch({});
  const order = await store
    .asUser(ada.id)
    .orders.place({ items: [{ productId: mug.id, quantity: 1 }] });
  for await (const { id, data } of updates) {
    const { event, order: received } = data;
    expect(id).toMatch(/./);
    expect([event.to, received.id]).toEqual(['pending', order.id]);
    break;
  }
});

databaseTest('a closed store rejects calls and holds no connection', async ({ database }) => {
  const { store, staff } = await openShop(database.url);
  const waiting = (await staff.orders.watch({}))[Symbol.asyncIterator]();
  const next = waiting.next();
  next.catch(() => {});
  await Promise.all([store.close(), store.close()]);
  await expect(next).rejects.toMatchObject({ reason: 'SHUTTING_DOWN' });
  await expect(staff.products.list()).rejects.toMatchObject({
    reason: 'SHUTTING_DOWN',
    retryable: true,
  });
  const { rows } = await database.pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  expect(rows).toEqual([]);
});

test('a store with "check" starts only on a current schema', async () => {
  await using database = await cloneTestDatabase(testServer().url);
  const options = { database: database.url, migrations: 'check', ...quiet } as const;
  await expect(createOrderStore(options)).rejects.toThrow('Pending migrations: 001_create_users,');
  const { rows } = await database.pool.query(
    `SELECT FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  expect(rows).toEqual([]);
  await (await createOrderStore({ ...options, migrations: 'apply' })).close();
  await (await createOrderStore(options)).close();
});

test('a schema separates the store from other tables with the same names', async () => {
  await using database = await cloneTestDatabase(testServer().url);
  await database.pool.query('CREATE TABLE users (login text)');
  await expect(createOrderStore({ database: database.url, ...quiet })).rejects.toThrow(
    'Give the store its own PostgreSQL schema',
  );
  await using shop = await openShop(database.url, { schema: 'shop' });
  const { store, mug, ada } = shop;
  await store.asUser(ada.id).orders.place({ items: [{ productId: mug.id, quantity: 1 }] });
  // Other tables may reference the store's and be joined with them.
  await database.pool.query(
    `CREATE TABLE gift_notes (order_id bigint REFERENCES shop.orders, note text);
     INSERT INTO gift_notes SELECT id, 'For you' FROM shop.orders`,
  );
  const { rows } = await database.pool.query(
    'SELECT note, total_amount FROM gift_notes JOIN shop.orders ON orders.id = order_id',
  );
  expect(rows).toEqual([{ note: 'For you', total_amount: '4.50' }]);
  expect((await database.pool.query('SELECT * FROM users')).rows).toEqual([]);
});

test('rejects an invalid option by its name, before anything is opened', async () => {
  const database = 'postgres://nobody@127.0.0.1:1/none';
  const wrong: [object, string][] = [
    [{ database: '' }, 'database must be a URL of PostgreSQL or { dataDirectory: string }'],
    [{ database: 'mysql://x' }, 'database must be a URL such as postgres://'],
    [{ database: null }, 'database must be a URL of PostgreSQL'],
    [{ database: { dataDirectory: '' } }, 'database must be a URL of PostgreSQL'],
    [{ database, databse: 1 }, 'databse: there is no such option'],
    [{ database, schema: 'My Shop' }, 'schema must have lower-case letters'],
    [{ database, migrations: 'no' }, 'migrations must be "apply" or "check"'],
    [{ database, maxConnections: 0 }, 'maxConnections must be a whole number from 1 to 1000'],
    [{ database, corsOrigins: ['x'] }, 'corsOrigins must be origins such as'],
    [{ database, rateLimit: -1 }, 'rateLimit must be a number from 0.01 to 1000'],
    [{ database, orderLimits: { openOrders: 0 } }, 'orderLimits.openOrders must be off or a whole'],
    [{ database, logLevel: 'loud' }, 'logLevel must be one of fatal'],
    [{ database, publicUrl: 'shop' }, 'publicUrl must be the http or https URL'],
    [{ database, mail: { smtpUrl: 'x', from: 'a@b.c' } }, 'mail.smtpUrl must be a URL such as'],
    [
      { database, staffAccount: { email: 'a@b.example', password: 'short' } },
      'staffAccount.password must have 10 to 200 characters',
    ],
  ];
  for (const [options, message] of wrong) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as a program in JavaScript would
    const given = options as OrderStoreOptions;
    await expect(createOrderStore(given)).rejects.toThrow(message);
  }
  await expect(createOrderStore({ database, ...quiet })).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringContaining('Cannot use the database'),
  });
});
