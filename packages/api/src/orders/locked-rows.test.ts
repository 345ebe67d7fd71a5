import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import { Registry } from 'prom-client';
import { expect } from 'vitest';
import {
  fulfilled,
  holdLock,
  holdProduct,
  rejection,
  rejections,
  sessionsThatWait,
  storeTest,
  TestStore,
  type TestUser,
} from '../testing/index.ts';
import { randomOrderNumber } from './order-number.ts';
import { defaultFields } from './order-row.ts';
import { createOrdersMetrics } from './orders-metrics.ts';
import type { PlacementRequest } from './placement.ts';
import { PlacementQueue, type PlacementSettings } from './placement-queue.ts';

// Failure case 83: docs/failure-cases.md
storeTest(
  'places orders for other products while 8 callers wait for a locked one',
  async ({ store }) => {
    const [held, free] = [await store.product(), await store.product()];
    const [ada, grace] = await store.customers(2);
    const waiting: Promise<unknown>[] = [];
    let placedMeanwhile = 0;
    {
      await using _held = await holdProduct(store.database, held.id);
      for (let caller = 0; caller < 8; caller++) waiting.push(ada.place([[held, 1]]));
      await untilDeferred(store, 8);
      // One after another and all at once; all of them are done before the lock is released.
      for (let order = 0; order < 10; order++) await grace.place([[free, 1]]);
      await Promise.all(Array.from({ length: 30 }, () => grace.place([[free, 1]])));
      placedMeanwhile = await store.count('orders');
    }
    await Promise.all(waiting);

    expect(placedMeanwhile).toBe(40);
    expect([await store.stockOf(held), await store.stockOf(free)]).toEqual([92, 60]);
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('does not lock the free products of a waiting order', async ({ store }) => {
  const [held, free] = [await store.product(), await store.product()];
  const [ada, grace] = await store.customers(2);
  let waiting: Promise<unknown>;
  {
    await using _held = await holdProduct(store.database, held.id);
    waiting = ada.place([
      [free, 1],
      [held, 1],
    ]);
    await untilDeferred(store, 1);
    await grace.place([[free, 1]]);
    expect(await store.stockOf(free)).toBe(99);
  }
  await waiting;
  expect([await store.stockOf(held), await store.stockOf(free)]).toEqual([99, 98]);
});

storeTest('places overlapping carts when all of their products are free', async ({ store }) => {
  const [one, two, free] = [await store.product(), await store.product(), await store.product()];
  const [ada, grace] = await store.customers(2);
  const lockOfTwo = await holdProduct(store.database, two.id);
  const lockOfOne = await holdProduct(store.database, one.id);
  const both = ada.place([
    [two, 1],
    [one, 1],
    [free, 1],
  ]);
  const onlyOne = ada.place([[one, 1]]);
  await untilDeferred(store, 2);
  await lockOfOne[Symbol.asyncDispose]();
  await onlyOne;
  await grace.place([[one, 1]]);
  expect(await store.count('orders')).toBe(2);
  await lockOfTwo[Symbol.asyncDispose]();
  await both;
  expect(await Promise.all([one, two, free].map((product) => store.stockOf(product)))).toEqual([
    97, 99, 99,
  ]);
  expect(await store.violations()).toEqual([]);
});

storeTest('takes turns if more products are locked than lanes may wait for', async ({ store }) => {
  const products = await Promise.all(Array.from({ length: 12 }, () => store.product()));
  const [free, ...held] = products;
  if (!free) throw new Error('There is no product');
  const [ada, grace] = await store.customers(2);
  const locks = [];
  for (const { id } of held) locks.push(await holdProduct(store.database, id));
  const waiting = held.map((product) => ada.place([[product, 1]]));
  await untilDeferred(store, held.length);
  // The last lane gets its turn although the others keep waiting.
  await locks.at(-1)?.[Symbol.asyncDispose]();
  await waiting.at(-1);
  await grace.place([[free, 1]]);
  expect(await store.count('orders')).toBe(2);
  await Promise.all(locks.map((lock) => lock[Symbol.asyncDispose]()));
  await Promise.all(waiting);
  expect(await store.violations()).toEqual([]);
});

storeTest('serves waiting orders in order of arrival', async ({ store }) => {
  const held = await store.product({ stockQuantity: 3 });
  const customers = await store.customers(6);
  const waiting: Promise<unknown>[] = [];
  {
    await using _held = await holdProduct(store.database, held.id);
    for (const [index, customer] of customers.entries()) {
      waiting.push(customer.place([[held, 1]]));
      await untilDeferred(store, index + 1);
    }
  }
  const attempts = await Promise.allSettled(waiting);
  expect(attempts.map(({ status }) => status)).toEqual([
    ...Array(3).fill('fulfilled'),
    ...Array(3).fill('rejected'),
  ]);
  expect(rejections(attempts).map(({ reason }) => reason)).toEqual(
    Array(3).fill('INSUFFICIENT_STOCK'),
  );
});

storeTest('places other orders while the row of a customer is locked', async ({ store }) => {
  const mug = await store.product();
  const [ada, grace] = await store.customers(2);
  let waiting: Promise<unknown>;
  {
    const lockUser = 'SELECT FROM users WHERE id = $1 FOR UPDATE';
    await using _held = await holdLock(store.database, lockUser, [ada.id]);
    waiting = ada.place([[mug, 1]]);
    await untilDeferred(store, 1);
    await Promise.all(Array.from({ length: 10 }, () => grace.place([[mug, 1]])));
    expect(await store.count('orders')).toBe(10);
  }
  await waiting;
  expect(await store.stockOf(mug)).toBe(89);
});

storeTest('waits while the same customer places an order elsewhere', async ({ store }) => {
  const mug = await store.product();
  const [ada, grace] = await store.customers(2);
  let waiting: Promise<unknown>;
  {
    const lockPlacing = 'SELECT pg_advisory_xact_lock(1904112643, $1::int)';
    await using _held = await holdLock(store.database, lockPlacing, [ada.id]);
    waiting = ada.place([[mug, 1]]);
    await Promise.race([waiting, untilDeferred(store, 1)]);
    // The waiting order does not hold the product.
    await Promise.all(Array.from({ length: 10 }, () => grace.place([[mug, 1]])));
    expect(await store.count('orders')).toBe(10);
  }
  await waiting;
  expect(await store.stockOf(mug)).toBe(89);
});

storeTest('waits for a lock on the whole table', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  const waiting: Promise<unknown>[] = [];
  {
    await using _held = await holdLock(store.database, 'LOCK TABLE products IN EXCLUSIVE MODE');
    waiting.push(ada.place([[mug, 1]]), ada.place([[mug, 1]], 'key'));
    // Longer than a batch waits.
    const patient = `pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                     AND now() - query_start > interval '1 second'`;
    await expect.poll(() => store.count(patient), { timeout: 20_000 }).toBeGreaterThan(0);
  }
  await Promise.all(waiting);
  expect(await store.stockOf(mug)).toBe(98);
});

storeTest('rejects orders for a locked product beyond the limit immediately', async ({ store }) => {
  const queue = queueOf(store, { maxDeferred: 2 });
  const [held, free] = [await store.product(), await store.product()];
  const ada = await store.customer();
  let waiting: Promise<unknown>[];
  {
    await using _held = await holdProduct(store.database, held.id);
    waiting = [queue.add(requestOf(ada, held)), queue.add(requestOf(ada, held))];
    await expect.poll(() => queue.deferred).toBe(2);
    const third = await rejection(queue.add(requestOf(ada, held)));
    expect([third.reason, third.retryable]).toEqual(['OVERLOADED', true]);
    await queue.add(requestOf(ada, free));
  }
  await Promise.all(waiting);
  expect(await store.count('orders')).toBe(3);
});

storeTest('rejects an order whose product stays locked for too long', async ({ store }) => {
  const queue = queueOf(store, { patienceMs: 300, lockWaitMs: 50 });
  const held = await store.product();
  const ada = await store.customer();
  await using lock = await holdProduct(store.database, held.id);
  const outcome = await rejection(queue.add(requestOf(ada, held)));
  expect([outcome.reason, outcome.retryable]).toEqual(['OVERLOADED', true]);
  expect([queue.waiting, queue.inFlight]).toEqual([0, 0]);
  await lock[Symbol.asyncDispose]();
  await queue.add(requestOf(ada, held));
  expect(await store.count('orders')).toBe(1);
});

storeTest('does not place an order whose caller disconnects while it waits', async ({ store }) => {
  const queue = queueOf(store);
  const held = await store.product();
  const ada = await store.customer();
  const caller = new AbortController();
  let aborted: Promise<unknown>, kept: Promise<unknown>;
  {
    await using _held = await holdProduct(store.database, held.id);
    aborted = rejection(queue.add(requestOf(ada, held), caller.signal));
    await expect.poll(() => queue.deferred).toBe(1);
    kept = queue.add(requestOf(ada, held));
    caller.abort();
  }
  expect(await aborted).toMatchObject({ reason: 'CLIENT_CLOSED_REQUEST' });
  await kept;
  expect(await store.count('orders')).toBe(1);
});

storeTest('is idle when the orders that wait for a lock are done', async ({ store }) => {
  const queue = queueOf(store);
  const held = await store.product();
  const ada = await store.customer();
  const lock = await holdProduct(store.database, held.id);
  const waiting = queue.add(requestOf(ada, held));
  await expect.poll(() => queue.deferred).toBe(1);
  let isIdle = false;
  const idle = queue.idle().then(() => (isIdle = true));
  await sleep(20);
  expect(isIdle).toBe(false);
  await lock[Symbol.asyncDispose]();
  expect(await waiting).toHaveProperty('order');
  await idle;
});

storeTest('a cancellation that waits for a product holds no other product', async ({ store }) => {
  const [first, held, last] = [await store.product(), await store.product(), await store.product()];
  const [ada, grace] = await store.customers(2);
  const order = await ada.place([
    [first, 1],
    [held, 1],
    [last, 1],
  ]);
  let cancelling: Promise<unknown>;
  {
    await using _held = await holdProduct(store.database, held.id);
    cancelling = ada.api.orders.cancel({ id: order.id });
    await expect.poll(() => store.count(`pg_locks WHERE NOT granted`)).toBe(1);
    await grace.place([
      [first, 1],
      [last, 1],
    ]);
    expect(await store.count('orders')).toBe(2);
  }
  await cancelling;
  expect(await store.stockOf(held)).toBe(100);
  expect(await store.violations()).toEqual([]);
});

storeTest(
  'places orders while other operations wait for a locked product on all other connections',
  async ({ store, database }) => {
    const [held, free] = [await store.product(), await store.product()];
    const [ada, staff] = [await store.customer(), await store.staff()];
    await using own = openDatabase({
      url: database.url,
      maxOpenConnections: 5,
      reservedConnections: 2,
    });
    const busy = await TestStore.open(own);
    let waiting: Promise<unknown>[];
    {
      await using _held = await holdProduct(database, held.id);
      const { products } = busy.as(staff.token);
      waiting = Array.from({ length: 6 }, () =>
        products.adjustStock({ id: held.id, delta: 1, reason: 'delivery' }),
      );
      await sessionsThatWait(database, 3);
      const items = [{ productId: free.id, quantity: 1 }];
      await busy.as(ada.token).orders.place({ items });
      expect(await store.count('orders')).toBe(1);
    }
    await Promise.all(waiting);
    expect(await store.stockOf(held)).toBe(106);
  },
);

storeTest(
  'neither deadlocks nor rejects anyone while rows are locked for short times at random',
  async ({ store }) => {
    const products = await Promise.all(
      Array.from({ length: 6 }, () => store.product({ stockQuantity: 10_000 })),
    );
    const other = await TestStore.open(store.database);
    const [ada, grace] = await store.customers(2);
    let isRunning = true;
    const lockers = products.slice(0, 3).map(async ({ id }) => {
      while (isRunning) {
        await using _held = await holdProduct(store.database, id);
        await sleep(150 * Math.random());
      }
    });
    const attempts = await Promise.allSettled(
      Array.from({ length: 60 }, async (_, index) => {
        await sleep(2000 * Math.random());
        const cart = products.filter(() => Math.random() < 0.4);
        const [caller, user] = index % 2 === 0 ? [store, ada] : [other, grace];
        const items = (cart.length > 0 ? cart : products).map(({ id }) => ({
          productId: id,
          quantity: 1,
        }));
        const api = caller.as(user?.token ?? null);
        const order = await api.orders.place({ items });
        if (index % 6 === 0) await api.orders.cancel({ id: order.id });
      }),
    );
    isRunning = false;
    await Promise.all(lockers);
    expect(rejections(attempts)).toEqual([]);
    expect(fulfilled(attempts)).toHaveLength(60);
    expect(await store.count('orders')).toBe(60);
    expect(await store.violations()).toEqual([]);
  },
);

type Product = Awaited<ReturnType<TestStore['product']>>;

async function untilDeferred({ services }: TestStore, count: number): Promise<void> {
  await expect.poll(() => services.placements.deferred, { timeout: 20_000 }).toBe(count);
}

function requestOf({ id: userId }: TestUser, { id: productId }: Product): PlacementRequest {
  return {
    userId,
    placedBy: userId,
    chosen: defaultFields,
    lines: [{ productId, quantity: 1 }],
    key: undefined,
  };
}

/** A queue with its own settings. */
function queueOf({ database }: TestStore, settings: Partial<PlacementSettings> = {}) {
  return new PlacementQueue({
    database,
    metrics: createOrdersMetrics(new Registry()),
    orderNumber: randomOrderNumber,
    settings,
  });
}
