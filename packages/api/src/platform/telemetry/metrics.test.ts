import { expect } from 'vitest';
import { feedDeliveries } from '../../webhooks/feed-deliveries.ts';
import { allReasons } from '../../shared/reasons.ts';
import { appRouter } from '../../app/router.ts';
import {
  callOverHttp,
  holdProduct,
  readMetricsOf,
  request,
  serveStore,
  serveTestApi,
  startTcpProxy,
  storeTest,
  valueOf,
} from '../../testing/index.ts';
import { startApiProcess } from '../../testing/api-process.ts';
import { eventReaders } from './read-lag.ts';

storeTest('exports waiting orders and batches in flight', async ({ store, database }) => {
  const [ada, mug] = [await store.customer(), await store.product()];
  await using served = await serveStore(store);
  const placing: Promise<unknown>[] = [];
  const placements = async (state: string) =>
    valueOf(await readMetricsOf(served.metricsUrl), 'order_store_placements', { state });
  {
    await using _held = await holdProduct(database, mug.id);
    for (let order = 0; order < 5; order++) placing.push(ada.place([[mug, 1]]));
    await expect.poll(() => placements('waiting_for_lock'), { timeout: 20_000 }).toBe(5);
    expect(await placements('waiting')).toBe(5);
    await expect.poll(() => placements('batches_in_flight')).toBe(1);
  }
  await Promise.all(placing);
  expect([await placements('waiting'), await placements('waiting_for_lock')]).toEqual([0, 0]);
  const samples = await readMetricsOf(served.metricsUrl);
  expect(valueOf(samples, 'order_store_placement_batch_size_count')).toBe(1);
  expect(valueOf(samples, 'order_store_placement_batch_size_sum')).toBe(5);
});

storeTest(
  'counts retries of all kinds of transactions by SQLSTATE',
  async ({ store, database }) => {
    const [ada, mug] = [await store.customer(), await store.product()];
    const staff = await store.staff();
    const order = await ada.place([[mug, 1]]);
    await database.pool.query(`
      CREATE SEQUENCE tries;
      CREATE FUNCTION fail_first() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('tries') = 1 THEN RAISE SQLSTATE '40001'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER fail_first BEFORE INSERT ON order_events FOR EACH ROW EXECUTE FUNCTION fail_first()`);
    await using served = await serveStore(store);
    const retries = async (kind: string) =>
      valueOf(await readMetricsOf(served.metricsUrl), `order_store_${kind}_retries_total`, {
        sqlstate: '40001',
      });

    await staff.api.orders.confirm({ id: order.id });
    expect([await retries('transaction'), await retries('placement')]).toEqual([1, 0]);
    await database.pool.query(`ALTER SEQUENCE tries RESTART`);
    await ada.place([[mug, 1]]);
    expect([await retries('transaction'), await retries('placement')]).toEqual([2, 1]);
  },
);

storeTest('counts each rejection over HTTP once by its reason', async ({ store }) => {
  const { token } = await store.customer();
  await using served = await serveStore(store);
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const calls: readonly [path: string, init?: RequestInit][] = [
    // Through the fast path, a batch through the adapter, before both, and a stream.
    ['/trpc/auth.me'],
    ['/trpc/auth.me,auth.me?batch=1'],
    ['/trpc/auth.signIn', { ...post, body: '{' }],
    ['/trpc/auth.signIn', { ...post, headers: { 'content-type': 'text/plain' }, body: 'x' }],
    ['/trpc/no.such'],
    ['/no-such-path'],
    ['/trpc/orders.watch', post],
    ['/exports/orders.csv', { headers: { authorization: `Bearer ${token}` } }],
  ];
  for (const [path, init] of calls) await request(`${served.url}${path}`, init);
  const samples = await readMetricsOf(served.metricsUrl);
  const rejections = samples.filter(
    ({ name, value }) => name === 'order_store_rejections_total' && value > 0,
  );
  expect(
    Object.fromEntries(rejections.map(({ labels, value }) => [labels['reason'], value])),
  ).toEqual({
    UNAUTHENTICATED: 3,
    VALIDATION_FAILED: 1,
    UNSUPPORTED_MEDIA_TYPE: 1,
    PROCEDURE_NOT_FOUND: 2,
    METHOD_NOT_SUPPORTED: 1,
    FORBIDDEN: 1,
  });
});

storeTest('exports the lag of event readers and webhooks', async ({ store, database }) => {
  const [ada, mug, staff] = [await store.customer(), await store.product(), await store.staff()];
  await using served = await serveStore(store);
  const lag = async (reader: string) =>
    valueOf(await readMetricsOf(served.metricsUrl), 'order_store_event_lag_seconds', { reader }) ??
    NaN;
  const webhooks = async (what: string) =>
    valueOf(await readMetricsOf(served.metricsUrl), `order_store_webhook_${what}`) ?? NaN;

  await staff.api.webhooks.create({ url: 'http://127.0.0.1:9/hook' });
  await feedDeliveries(database);
  expect([await lag('live'), await lag('webhooks_orders'), await webhooks('lag_seconds')]).toEqual([
    0, 0, 0,
  ]);

  // An open transaction that has written delays all later events.
  const long = await database.pool.connect();
  await long.query('BEGIN');
  await long.query('SELECT pg_current_xact_id()');
  await ada.place([[mug, 1]]);
  await expect.poll(() => lag('live')).toBeGreaterThan(0.2);
  expect(await lag('webhooks_orders')).toBeGreaterThan(0.2);
  await long.query('ROLLBACK');
  long.release();
  expect(await lag('live')).toBe(0);
  expect(await lag('webhooks_orders')).toBeGreaterThan(0.2);
  expect(await lag('sales_figures')).toBeGreaterThan(0.2);

  await feedDeliveries(database);
  expect([await lag('webhooks_orders'), await lag('webhooks_stock')]).toEqual([0, 0]);
  expect(await webhooks('deliveries_pending')).toBe(1);
  expect(await webhooks('lag_seconds')).toBeGreaterThan(0);
  await database.pool.query(`UPDATE webhook_deliveries SET status = 'delivered'`);
  expect([await webhooks('deliveries_pending'), await webhooks('lag_seconds')]).toEqual([0, 0]);
});

storeTest('exports metrics without a database, and no stale lag', async ({ database }) => {
  await using proxy = await startTcpProxy(database.url);
  await using api = await serveTestApi(proxy.url);
  const names = async () => (await readMetricsOf(api.metricsUrl)).map(({ name }) => name);
  const up = async () => valueOf(await readMetricsOf(api.metricsUrl), 'order_store_database_up');
  expect(await up()).toBe(1);
  expect(await names()).toContain('order_store_event_lag_seconds');

  await proxy.goAway();
  expect(await up()).toBe(0);
  expect(await names()).not.toContain('order_store_event_lag_seconds');
  expect(await names()).not.toContain('order_store_webhook_lag_seconds');
  await proxy.comeBack();
  await expect.poll(up).toBe(1);
});

storeTest(
  'labels have no values that callers choose: paths, methods, tokens, request ids',
  async ({ store, database }) => {
    await using api = await startApiProcess(database.url, { RATE_LIMIT: 'on' });
    const [ada, mug] = [await store.customer(), await store.product()];
    for (let made = 0; made < 5; made++) {
      const headers = {
        'x-request-id': `made-up-${made}`,
        authorization: `Bearer made-up-${made}`,
      };
      await request(`${api.url}/trpc/made-up-${made}.x`, { headers });
      await request(`${api.url}/made-up-${made}`, { headers, method: 'PUT' });
      await request(`${api.url}/trpc/auth.me`, { headers });
      await request(`${api.url}/trpc/products.get?input={"sku":"made-up-${made}"}`, { headers });
    }
    const input = { items: [{ productId: mug.id, quantity: 1 }], idempotencyKey: 'made-up-key' };
    await callOverHttp(api.url, 'orders.place', { type: 'mutation', input, token: ada.token });

    const known: Readonly<Record<string, readonly string[] | RegExp>> = {
      procedure: Object.keys(appRouter._def.procedures),
      reason: ['OK', ...allReasons().keys()],
      state: ['open', 'idle', 'waited_for', 'waiting', 'waiting_for_lock', 'batches_in_flight'],
      sqlstate: /^([0-9A-Z]{5}|connection lost)$/,
      reader: eventReaders,
      cause: ['event_loop', 'connections'],
      from: ['replica', 'primary'],
      replica: /^\d+$/,
      outcome: ['delivered', 'retry', 'failed'],
      limit: /^[a-z]+$/i,
      caller: /^[a-z]+$/i,
      scope: ['pair', 'address', 'account'],
      le: /^([\d.e+-]+|\+Inf)$/,
      // Node's own.
      type: /^\w+$/,
      kind: /^\w+$/,
      space: /^\w+$/,
      version: /^v\d/,
      major: /^\d+$/,
      minor: /^\d+$/,
      patch: /^\d+$/,
    };
    const samples = await readMetricsOf(api.metricsUrl);
    for (const { name, labels } of samples) {
      for (const [label, value] of Object.entries(labels)) {
        const allowed = known[label] ?? [];
        const fits = allowed instanceof RegExp ? allowed.test(value) : allowed.includes(value);
        expect(fits, `${name}{${label}="${value}"}`).toBe(true);
        expect(value).not.toContain('made-up');
      }
    }
  },
);
