import { testServer } from '@order-store/db/testing/vitest';
import { openDatabase } from '@order-store/db';
import { expect, test } from 'vitest';
import { callOverHttp, errorOf, openStream } from '../../testing/index.ts';
import { createTestStore } from './testing.ts';

test('opens an empty store with signed-in users, over HTTP and in process', async () => {
  await using store = await createTestStore();
  const [ada, boss] = await Promise.all([store.customer('Ada'), store.staff()]);
  expect(await store.anonymous.products.list()).toEqual({ items: [], nextCursor: null });
  const { id } = await store
    .withToken(boss.token)
    .products.create({ sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity: 5 });
  const placed = await callOverHttp(store.url, 'orders.place', {
    type: 'mutation',
    input: { items: [{ productId: id, quantity: 2 }] },
    token: ada.token,
  });
  expect(JSON.parse(placed.text).result.data).toMatchObject({ userId: ada.id });
  expect(await store.asUser(ada.id).orders.list()).toMatchObject({ items: [{ itemCount: 1 }] });
  const forbidden = await callOverHttp(store.url, 'users.list', {
    type: 'query',
    token: ada.token,
  });
  expect(errorOf(forbidden).data.reason).toBe('FORBIDDEN');
});

test('isolates stores that are open at the same time', async () => {
  const stores = await Promise.all(Array.from({ length: 4 }, () => createTestStore()));
  await Promise.all(
    stores.map((store, index) =>
      store
        .asStaff()
        .products.create({ sku: `SKU-${index}`, name: 'x', price: '1.00', stockQuantity: index }),
    ),
  );
  const lists = await Promise.all(stores.map((store) => store.anonymous.products.list()));
  expect(lists.map(({ items }) => items.map(({ sku }) => sku))).toEqual([
    ['SKU-0'],
    ['SKU-1'],
    ['SKU-2'],
    ['SKU-3'],
  ]);
  expect(new Set(stores.map(({ url }) => url)).size).toBe(4);
  await Promise.all(stores.map((store) => store.close()));
});

test('closes streams, frees the port and drops the database', async () => {
  const store = await createTestStore();
  const { token } = await store.staff();
  await using stream = await openStream(store.url, 'orders.watch', { token });
  await Promise.all([store.close(), store.close()]);
  await expect.poll(() => stream.ended).toBe(true);
  await expect(fetch(`${store.url}/healthz`)).rejects.toThrow('fetch failed');
  await expect(store.anonymous.products.list()).rejects.toMatchObject({ reason: 'SHUTTING_DOWN' });
  await using database = openDatabase({ url: store.databaseUrl });
  await expect(database.pool.query('SELECT 1')).rejects.toThrow('does not exist');
});

test('works on another server and leaves it unchanged', async () => {
  const serverUrl = testServer().url;
  await using server = openDatabase({ url: serverUrl });
  const store = await createTestStore({ serverUrl });
  const name = new URL(store.databaseUrl).pathname.slice(1);
  const isThere = async () => {
    const found = await server.pool.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    return found.rowCount;
  };
  expect(await isThere()).toBe(1);
  expect((await store.customer()).token).toMatch(/./);
  await store.close();
  expect(await isThere()).toBe(0);
});

test('leaves nothing open after an invalid option', async () => {
  await expect(createTestStore({ maxConnections: 0 })).rejects.toThrow('maxConnections must be');
});
