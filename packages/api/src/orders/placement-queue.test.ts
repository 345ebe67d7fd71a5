import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { policyOf } from '../shared/reasons.ts';
import { fulfilled, rejection, rejections, storeTest, TestStore } from '../testing/index.ts';
import { defaultFields } from './order-row.ts';
import { startTcpProxy } from '../testing/tcp-proxy.ts';

// Failure case 3: docs/failure-cases.md
databaseTest(
  'hides deadlocks among thousands of orders that list products in opposite order',
  async ({ database: { url } }) => {
    // Each store acts as a process of its own, with its queue and connections. On a busy machine waits are long.
    const settings = { url, lockTimeoutMs: 120_000, statementTimeoutMs: 120_000 };
    await using first = openDatabase(settings);
    await using second = openDatabase(settings);
    const stores = [await TestStore.open(first), await TestStore.open(second)] as const;
    const [store] = stores;
    const one = await store.product({ stockQuantity: 100_000 });
    const two = await store.product({ stockQuantity: 100_000 });
    const callers = await Promise.all(stores.map((each) => each.customer()));
    const items = [one, two].map(({ id }) => ({ productId: id, quantity: 1 }));

    const attempts = await Promise.allSettled(
      Array.from({ length: 1000 }, () => [items, items.toReversed()]).flatMap((orders) =>
        orders.flatMap((each) => callers.map(({ api }) => api.orders.place({ items: each }))),
      ),
    );

    expect(rejections(attempts)).toEqual([]);
    expect([await store.stockOf(one), await store.stockOf(two)]).toEqual([96_000, 96_000]);
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('places concurrent orders in far fewer transactions', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 1000 });
  const ada = await store.customer();
  await Promise.all(Array.from({ length: 500 }, () => ada.place([[mug, 1]])));

  const { rows } = await store.database.pool.query(
    `SELECT count(DISTINCT xmin::text)::int AS transactions FROM orders`,
  );
  expect(rows[0].transactions).toBeLessThan(100);
  expect(await store.count('orders')).toBe(500);
  const metrics = await store.services.metrics.registry.metrics();
  expect(metrics).toContain('order_store_placement_batch_size_sum 500');
});

storeTest('fails only the order that breaks its batch', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 1000 });
  const ada = await store.customer();
  await store.database.pool.query(`
    CREATE FUNCTION reject_13() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.quantity = 13 THEN RAISE EXCEPTION 'unlucky'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER reject_13 BEFORE INSERT ON order_items FOR EACH ROW EXECUTE FUNCTION reject_13()`);

  const attempts = await Promise.allSettled(
    [1, 2, 13, 3, 13, 4].map((quantity) => ada.place([[mug, quantity]])),
  );

  expect(attempts.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(rejections(attempts).map(({ reason }) => reason)).toEqual(['INTERNAL', 'INTERNAL']);
  expect(await store.stockOf(mug)).toBe(990);
  expect(await store.violations()).toEqual([]);
});

storeTest('does not place an order aborted before its batch starts', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  const left = AbortSignal.abort();
  const request = {
    userId: ada.id,
    placedBy: ada.id,
    chosen: defaultFields,
    lines: [{ productId: mug.id, quantity: 1 }],
    key: undefined,
  };
  expect((await rejection(store.services.placements.add(request, left))).reason).toBe(
    'CLIENT_CLOSED_REQUEST',
  );
  await store.services.placements.idle();
  expect(await store.count('orders')).toBe(0);
});

/** As sent on the wire; BEGIN contains READ COMMITTED. */
const commit = 'COMMIT\0';

// Failure cases 7 and 16: docs/failure-cases.md. The response to COMMIT is lost; the result must match what is
// stored.
const cuts = [
  { when: 'before the answer', what: 'COMMIT happened' },
  { when: 'before the server', what: 'COMMIT never arrived' },
] as const;

databaseTest.for(cuts)(
  'stores each order once when the connection is cut at COMMIT ($what)',
  async ({ when }, { database }) => {
    await using proxy = await startTcpProxy(database.url);
    await using throughProxy = openDatabase({ url: proxy.url });
    const store = await TestStore.open(throughProxy);
    const mug = await store.product({ stockQuantity: 10 });
    const [ada, grace] = await store.customers(2);
    await ada.place([[mug, 1]]);

    proxy.cutOnce(commit, when);
    const attempts = await Promise.allSettled([
      ada.place([[mug, 2]]),
      grace.place([[mug, 3]], 'key'),
      ada.place([[mug, 100]]),
    ]);

    expect(proxy.cuts).toBe(1);
    const [adas, graces] = fulfilled(attempts);
    expect(adas).toMatchObject({ userId: ada.id, items: [{ quantity: 2 }] });
    expect(graces).toMatchObject({ userId: grace.id, items: [{ quantity: 3 }] });
    expect(rejections(attempts)).toMatchObject([{ reason: 'INSUFFICIENT_STOCK' }]);
    expect(await grace.place([[mug, 3]], 'key')).toEqual(graces);
    expect(await store.count('orders')).toBe(3);
    expect(await store.stockOf(mug)).toBe(4);
    expect(await store.violations()).toEqual([]);
  },
);

databaseTest('reports an unknown outcome when it cannot be determined', async ({ database }) => {
  await using proxy = await startTcpProxy(database.url);
  await using throughProxy = openDatabase({ url: proxy.url });
  const store = await TestStore.open(throughProxy);
  const mug = await store.product();
  const [ada, grace] = await store.customers(2);

  const requests = [ada, grace].map((user, index) => ({
    userId: user.id,
    placedBy: user.id,
    chosen: defaultFields,
    lines: [{ productId: mug.id, quantity: 1 }],
    key: index === 0 ? undefined : { key: 'key', requestHash: 'ab' },
  }));

  proxy.cutPermanently(commit, 'before the answer');
  const attempts = await Promise.allSettled(
    requests.map((request) => store.services.placements.add(request)),
  );

  // A retry without a key could place a second order; with a key it is safe.
  expect(rejections(attempts).map(({ reason }) => [reason, policyOf(reason).retryable])).toEqual([
    ['OUTCOME_UNKNOWN', false],
    ['DATABASE_UNAVAILABLE', true],
  ]);
  const { rows } = await database.pool.query('SELECT count(*)::int AS count FROM orders');
  expect(rows[0].count).toBe(2);
});

storeTest('loses no order when a backend is terminated', async ({ store, database }) => {
  const mug = await store.product({ stockQuantity: 2000 });
  const ada = await store.customer();
  await using admin = openDatabase({ url: database.url, maxOpenConnections: 1 });
  let running = true;
  const killer = (async () => {
    while (running) {
      await admin.pool.query(`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' LIMIT 1`);
      await sleep(20);
    }
  })();
  const placeTwenty = () =>
    Promise.allSettled(Array.from({ length: 20 }, () => ada.place([[mug, 1]])));
  const attempts: PromiseSettledResult<unknown>[] = [];
  for (let round = 0; round < 20; round++) attempts.push(...(await placeTwenty()));
  running = false;
  await killer;
  // On a busy machine each earlier order may have met a termination.
  attempts.push(...(await placeTwenty()));

  const placed = fulfilled(attempts).length;
  expect(new Set(rejections(attempts).map(({ reason }) => reason))).not.toContain('INTERNAL');
  expect(placed).toBeGreaterThan(0);
  // Every acknowledged order exists; those with an unknown outcome may exist.
  const unknown = rejections(attempts).filter(({ reason }) => reason === 'OUTCOME_UNKNOWN').length;
  const stored = await store.count('orders');
  expect(stored).toBeGreaterThanOrEqual(placed);
  expect(stored).toBeLessThanOrEqual(placed + unknown);
  expect(await store.stockOf(mug)).toBe(2000 - stored);
  expect(await store.violations()).toEqual([]);
});
