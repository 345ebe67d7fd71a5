import { openDatabase } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { fulfilled, rejection, rejections, TestStore, type TestUser } from '../testing/index.ts';
import { startTcpProxy } from '../testing/tcp-proxy.ts';
import type { PlacementHooks } from './placement-hooks.ts';

const createAddresses = `
  CREATE TABLE addresses (order_id bigint PRIMARY KEY REFERENCES orders (id), zip text NOT NULL)`;

/** Stores the address of each order in a table of the shop. */
const storeAddresses: PlacementHooks = {
  async afterPlace(orders, { query }) {
    await query(
      'INSERT INTO addresses (order_id, zip) SELECT * FROM unnest($1::bigint[], $2::text[])',
      [orders.map(({ id }) => id), orders.map(({ metadata: { zip } }) => zip)],
    );
  },
};

databaseTest(
  'afterPlace stores rows with the orders of a batch, and fails only the faulty order',
  async ({ database }) => {
    await database.pool.query(createAddresses);
    const batches: number[] = [];
    const store = await TestStore.open(database, {
      hooks: {
        async afterPlace(orders, context) {
          batches.push(orders.length);
          await storeAddresses.afterPlace?.(orders, context);
        },
      },
    });
    const mug = await store.product({ stockQuantity: 100 });
    const ada = await store.customer();
    const zips = [undefined, '1', '2', undefined, '3', '4'];
    const attempts = await Promise.allSettled(
      zips.map((zip) => place(ada, mug.id, zip === undefined ? {} : { zip })),
    );

    expect(attempts.map(({ status }) => status)).toEqual(
      zips.map((zip) => (zip === undefined ? 'rejected' : 'fulfilled')),
    );
    expect(rejections(attempts).map(({ reason }) => reason)).toEqual(['INTERNAL', 'INTERNAL']);
    const { rows } = await database.pool.query('SELECT order_id AS id, zip FROM addresses');
    expect(rows).toEqual(fulfilled(attempts).map(({ id, metadata: { zip } }) => ({ id, zip })));
    expect(await store.stockOf(mug)).toBe(96);

    batches.length = 0;
    await Promise.all(Array.from({ length: 100 }, () => place(ada, mug.id, { zip: '5' }, 'key')));
    expect(batches).toEqual([1]);
    await store.product();
    const others = await Promise.all(
      Array.from({ length: 60 }, () => place(ada, mug.id, { zip: '6' })),
    );
    expect(batches.length).toBeLessThan(20);
    expect(new Set(others.map(({ id }) => id)).size).toBe(60);
    expect(await store.count('addresses')).toBe(await store.count('orders'));
    expect(await store.violations()).toEqual([]);
  },
);

databaseTest(
  'beforePlace sees locked stock and prices, rejects single requests and adds charges',
  async ({ database }) => {
    await database.pool.query('CREATE TABLE members (user_id bigint PRIMARY KEY)');
    const seen: unknown[] = [];
    const store = await TestStore.open(database, {
      hooks: {
        async beforePlace(requests, { query }) {
          const rows = await query<{ user_id: string }>(
            'SELECT user_id FROM members WHERE user_id = ANY ($1::bigint[])',
            [requests.map(({ userId }) => userId)],
          );
          const members = new Set(rows.map(({ user_id: id }) => id));
          for (const request of requests) {
            seen.push(request.items);
            if (!members.has(request.userId)) request.reject('MEMBERS_ONLY', 'Join the club first');
            request.addCharge({ kind: 'shipping', label: 'Parcel', amount: '4.90' });
          }
        },
      },
    });
    const mug = await store.product({ name: 'Mug', price: '4.50', stockQuantity: 10 });
    const [ada, bob] = await store.customers(2);
    await database.pool.query('INSERT INTO members VALUES ($1)', [ada.id]);

    const attempts = await Promise.allSettled([
      place(ada, mug.id, {}, 'key'),
      place(bob, mug.id),
      place(ada, '987654321'),
    ]);
    const [order] = fulfilled(attempts);
    expect(order).toMatchObject({
      totalAmount: '4.50',
      grandTotal: '9.40',
      charges: [{ kind: 'shipping', label: 'Parcel', amount: '4.90' }],
    });
    expect(rejections(attempts)).toMatchObject([
      { reason: 'REJECTED', message: 'Join the club first', details: { code: 'MEMBERS_ONLY' } },
      { reason: 'PRODUCT_NOT_FOUND' },
    ]);
    const item = { productId: mug.id, name: 'Mug', quantity: 1, unitPrice: '4.50' };
    expect(seen).toEqual([
      [expect.objectContaining({ ...item, stockQuantity: 10 })],
      [expect.objectContaining({ ...item, stockQuantity: 10 })],
    ]);

    const unseen = ada.api.orders.place({
      items: [{ productId: mug.id, quantity: 1 }],
      expectedTotal: '4.50',
    });
    expect(await rejection(unseen)).toMatchObject({
      reason: 'TOTAL_CHANGED',
      details: { expected: '4.50', actual: '9.40' },
    });
    // A retry returns the order whatever the hook would say now.
    await database.pool.query('DELETE FROM members');
    expect(await place(ada, mug.id, {}, 'key')).toEqual(order);
    expect(await store.count('orders')).toBe(1);
    expect(await store.violations()).toEqual([]);
  },
);

for (const when of ['before the answer', 'before the server'] as const) {
  databaseTest(
    `stores each order once with its rows when COMMIT is cut ${when}`,
    async ({ database }) => {
      await database.pool.query(createAddresses);
      await using proxy = await startTcpProxy(database.url);
      await using throughProxy = openDatabase({ url: proxy.url });
      const store = await TestStore.open(throughProxy, { hooks: storeAddresses });
      const mug = await store.product({ stockQuantity: 10 });
      const ada = await store.customer();
      await place(ada, mug.id, { zip: '0' });

      proxy.cutOnce('COMMIT\0', when);
      const orders = await Promise.all(['1', '2', '3'].map((zip) => place(ada, mug.id, { zip })));

      expect(proxy.cuts).toBe(1);
      const { rows } = await database.pool.query(
        `SELECT order_id AS id, zip FROM addresses WHERE zip <> '0' ORDER BY zip`,
      );
      expect(rows).toEqual(orders.map(({ id, metadata: { zip } }) => ({ id, zip })));
      expect(await store.count('orders')).toBe(4);
      expect(await store.stockOf(mug)).toBe(6);
      expect(await store.violations()).toEqual([]);
    },
  );
}

const faults: Readonly<Record<string, PlacementHooks>> = {
  'hides the error of a statement': {
    afterPlace: (_orders, { query }) =>
      query('SELECT 1 / 0').then(
        () => {},
        () => {},
      ),
  },
  'does not await a statement that fails': {
    afterPlace(_orders, { query }) {
      query('SELECT 1 / 0').catch(() => {});
    },
  },
  'hides the error of a statement before placing': {
    beforePlace: (_requests, { query }) =>
      query('SELECT 1 / 0').then(
        () => {},
        () => {},
      ),
  },
  'ends the transaction': {
    async afterPlace(_orders, { query }) {
      await query('commit');
    },
  },
  'ends the transaction after a comment': {
    async afterPlace(_orders, { query }) {
      await query('-- done\n /* really */ ; COMMIT');
    },
  },
  'ends the transaction in a second statement': {
    async afterPlace(_orders, { query }) {
      await query('SELECT 1; COMMIT');
    },
  },
  'adds an invalid charge': {
    beforePlace: ([request]) => request?.addCharge({ kind: 'fee', label: '', amount: '-1' }),
  },
};

databaseTest('stores nothing if a hook fails', async ({ database }) => {
  let hooks: PlacementHooks = {};
  const store = await TestStore.open(database, {
    hooks: {
      beforePlace: (...given) => hooks.beforePlace?.(...given),
      afterPlace: (...given) => hooks.afterPlace?.(...given),
    },
  });
  const mug = await store.product();
  const ada = await store.customer();
  for (const [name, faulty] of Object.entries(faults)) {
    hooks = faulty;
    expect((await rejection(place(ada, mug.id))).reason, name).toBe('INTERNAL');
  }
  expect(await store.count('orders')).toBe(0);

  // A hook may go on after an error if it rolls back to a savepoint.
  hooks = {
    async afterPlace(_orders, { query }) {
      await query('SAVEPOINT before_insert');
      await query('SELECT 1 / 0').catch(() => query('ROLLBACK TO SAVEPOINT before_insert'));
    },
  };
  await place(ada, mug.id);
  let leaked: (() => Promise<unknown>) | undefined;
  hooks = {
    afterPlace(_orders, { query }) {
      leaked = () => query('SELECT 1');
    },
  };
  await place(ada, mug.id);
  await expect(leaked?.()).rejects.toThrow('The hook has ended');
  expect(await store.count('orders')).toBe(2);
  expect(await store.violations()).toEqual([]);
});

databaseTest('empty hooks send no additional statements', async ({ database }) => {
  const sent: string[] = [];
  database.observers.add({
    statement({ name, text }) {
      sent.push(name ?? text);
      return undefined;
    },
  });
  const store = await TestStore.open(database);
  const [mug, ada] = [await store.product(), await store.customer()];
  const statementsOf = async (hooks: PlacementHooks | undefined) => {
    const api = (await TestStore.open(database, hooks && { hooks })).as(ada.token);
    const items = [{ productId: mug.id, quantity: 1 }];
    // The first call also checks the session.
    await api.orders.place({ items });
    sent.length = 0;
    await api.orders.place({ items });
    return [...sent];
  };
  const without = await statementsOf(undefined);
  expect(without).toContain('COMMIT');
  expect(await statementsOf({ beforePlace() {}, afterPlace() {} })).toEqual(without);
});

function place({ api }: TestUser, productId: string, metadata = {}, key?: string) {
  return api.orders.place({
    items: [{ productId, quantity: 1 }],
    metadata,
    ...(key !== undefined && { idempotencyKey: key }),
  });
}
