import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { policyOf } from '../shared/reasons.ts';
import { fulfilled, refusal, rejections, storeTest, TestStore } from '../testing/index.ts';
import { nothingChosen } from './order-row.ts';
import { startTcpProxy } from '../testing/tcp-proxy.ts';

// Line 3 of the failure cases.
storeTest(
  'thousands of orders that name the same products crosswise, and no deadlock reaches a caller',
  async ({ store }) => {
    const one = await store.product({ stockQuantity: 100_000 });
    const two = await store.product({ stockQuantity: 100_000 });
    // A second store is a second process to the database: a queue and connections of its own.
    const other = await TestStore.open(store.database);
    const [ada, grace] = await store.customers(2);
    const items = [one, two].map(({ id }) => ({ productId: id, quantity: 1 }));

    const attempts = await Promise.allSettled(
      Array.from({ length: 4000 }, (_, index) => {
        const [caller, token] = index % 2 === 0 ? [store, ada.token] : [other, grace.token];
        return caller
          .as(token ?? null)
          .orders.place({ items: index % 4 < 2 ? items : items.toReversed() });
      }),
    );

    expect(rejections(attempts)).toEqual([]);
    expect([await store.stockOf(one), await store.stockOf(two)]).toEqual([96_000, 96_000]);
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('orders that arrive together are placed in far fewer transactions', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 1000 });
  const ada = await store.customer();
  await Promise.all(Array.from({ length: 500 }, () => ada.place([[mug, 1]])));

  const { rows } = await store.database.pool.query(
    `SELECT count(DISTINCT xmin::text)::int AS transactions FROM orders`,
  );
  expect(rows[0].transactions).toBeLessThan(100);
  expect(await store.count('orders')).toBe(500);
  const metrics = await store.services.metrics.registry.metrics();
  expect(metrics).toContain('order_store_placement_group_size_sum 500');
});

storeTest(
  'when one order breaks its group the others are placed, and only it fails',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 1000 });
    const ada = await store.customer();
    await store.database.pool.query(`
    CREATE FUNCTION refuse_13() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.quantity = 13 THEN RAISE EXCEPTION 'unlucky'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER refuse_13 BEFORE INSERT ON order_items FOR EACH ROW EXECUTE FUNCTION refuse_13()`);

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
  },
);

storeTest('a caller who left before the group began is not placed', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  const left = AbortSignal.abort();
  const request = {
    userId: ada.id,
    placedBy: ada.id,
    chosen: nothingChosen,
    lines: [{ productId: mug.id, quantity: 1 }],
    key: undefined,
  };
  expect((await refusal(store.services.placements.add(request, left))).reason).toBe(
    'CLIENT_CLOSED_REQUEST',
  );
  await store.services.placements.idle();
  expect(await store.count('orders')).toBe(0);
});

/** As the wire has it, to its end: BEGIN says READ COMMITTED. */
const commit = 'COMMIT\0';

// The answer to COMMIT is lost: what the caller is told must be what is stored. Lines 7 and 16.
const cuts = [
  { when: 'before the answer', what: 'COMMIT happened' },
  { when: 'before the server', what: 'COMMIT never arrived' },
] as const;

databaseTest.for(cuts)(
  'a connection that is cut at COMMIT, where $what: each order is there once',
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

databaseTest(
  'when nobody can tell whether an order is stored, the caller is told so',
  async ({ database }) => {
    await using proxy = await startTcpProxy(database.url);
    await using throughProxy = openDatabase({ url: proxy.url });
    const store = await TestStore.open(throughProxy);
    const mug = await store.product();
    const [ada, grace] = await store.customers(2);

    const requests = [ada, grace].map((user, index) => ({
      userId: user.id,
      placedBy: user.id,
      chosen: nothingChosen,
      lines: [{ productId: mug.id, quantity: 1 }],
      key: index === 0 ? undefined : { key: 'key', requestHash: 'ab' },
    }));

    proxy.cutForGood(commit, 'before the answer');
    const attempts = await Promise.allSettled(
      requests.map((request) => store.services.placements.add(request)),
    );

    // Without a key a repeat might be a second order; with one it is safe.
    expect(rejections(attempts).map(({ reason }) => [reason, policyOf(reason).retryable])).toEqual([
      ['OUTCOME_UNKNOWN', false],
      ['DATABASE_UNAVAILABLE', true],
    ]);
    const { rows } = await database.pool.query('SELECT count(*)::int AS count FROM orders');
    expect(rows[0].count).toBe(2);
  },
);

storeTest(
  'a backend that is terminated while it works costs nobody an order',
  async ({ store, database }) => {
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
    const attempts: PromiseSettledResult<unknown>[] = [];
    for (let round = 0; round < 20; round++) {
      attempts.push(
        ...(await Promise.allSettled(Array.from({ length: 20 }, () => ada.place([[mug, 1]])))),
      );
    }
    running = false;
    await killer;

    const placed = fulfilled(attempts).length;
    expect(new Set(rejections(attempts).map(({ reason }) => reason))).not.toContain('INTERNAL');
    expect(placed).toBeGreaterThan(0);
    // Every acknowledged order is there; one whose caller was told "unknown" may be there too.
    const unknown = rejections(attempts).filter(
      ({ reason }) => reason === 'OUTCOME_UNKNOWN',
    ).length;
    const stored = await store.count('orders');
    expect(stored).toBeGreaterThanOrEqual(placed);
    expect(stored).toBeLessThanOrEqual(placed + unknown);
    expect(await store.stockOf(mug)).toBe(2000 - stored);
    expect(await store.violations()).toEqual([]);
  },
);
