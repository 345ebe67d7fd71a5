import { openDatabase, type DatabaseSettings } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import {
  answeringProcedures,
  callOverHttp,
  callProcedure,
  errorOf,
  holdProduct,
  makeSample,
  sampler,
  procedures,
  rejection,
  request,
  serveTestApi,
  sessionsThatWait,
  startTcpProxy,
  TestStore,
} from '../testing/index.ts';
import { policyOf } from '../shared/reasons.ts';

databaseTest(
  'every call fails with DATABASE_UNAVAILABLE and recovers with the database',
  async ({ database }) => {
    const store = await TestStore.open(database);
    await using proxy = await startTcpProxy(database.url);
    await using api = await serveTestApi(proxy.url);
    const sample = await makeSample(store);
    const { token } = sample.staff;
    expect((await request(`${api.url}/readyz`)).status).toBe(200);

    await proxy.goAway();
    // Several at a time, because each retries for a while.
    const waiting = answeringProcedures.values();
    const failInTurn = async () => {
      for (const { name, type, input } of waiting) {
        const answer = await callOverHttp(api.url, name, { type, input: input(sample), token });
        expect(answer.status, name).toBe(503);
        expect(errorOf(answer).data).toMatchObject({
          reason: 'DATABASE_UNAVAILABLE',
          code: 'SERVICE_UNAVAILABLE',
          retryable: true,
          details: {},
        });
        expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres/);
      }
    };
    await Promise.all([1, 2, 3, 4].map(failInTurn));
    await expect
      .poll(() => request(`${api.metricsUrl}/readyz`), { timeout: 20_000 })
      .toMatchObject({
        status: 503,
        text: '{"status":"the database cannot be reached"}',
      });
    expect((await request(`${api.url}/healthz`)).status).toBe(200);
    expect((await request(`${api.metricsUrl}/metrics`)).status).toBe(200);

    await proxy.comeBack();
    await expect
      .poll(async () => (await request(`${api.url}/readyz`)).status, { timeout: 20_000 })
      .toBe(200);
    const sampleFor = sampler(store);
    for (const { name, type, input } of answeringProcedures) {
      const fresh = await sampleFor(type);
      const answer = await callOverHttp(api.url, name, {
        type,
        input: input(fresh),
        token: fresh.staff.token,
      });
      expect(answer.status, `${name}: ${answer.text}`).toBe(200);
    }
    expect(await store.violations()).toEqual([]);
  },
);

databaseTest(
  'a cut connection fails the call and leaves no partial changes',
  async ({ database }) => {
    const store = await TestStore.open(database);
    await using proxy = await startTcpProxy(database.url);
    await using api = await serveTestApi(proxy.url);
    const { sold, staff, ...sample } = await makeSample(store);
    await using held = await holdProduct(database, sold.id);
    const calls = ['orders.place', 'products.adjustStock', 'products.update'].map((name) =>
      callOverHttp(api.url, name, {
        type: 'mutation',
        input: procedures[name]?.input({ sold, staff, ...sample }),
        token: staff.token,
      }),
    );
    await sessionsThatWait(database, calls.length);

    await proxy.goAway();

    for (const answer of await Promise.all(calls)) {
      expect(errorOf(answer).data).toMatchObject({
        reason: 'DATABASE_UNAVAILABLE',
        retryable: true,
      });
    }
    await held[Symbol.asyncDispose]();
    expect(await store.count('orders')).toBe(3);
    expect(await store.violations()).toEqual([]);
  },
);

databaseTest('a terminated backend fails only its own call', async ({ database }) => {
  const store = await TestStore.open(database);
  await using own = openDatabase({ url: database.url });
  const victim = await TestStore.open(own);
  const { sold, staff } = await makeSample(store);
  const { products } = victim.as(staff.token);
  await using held = await holdProduct(database, sold.id);
  const call = rejection(products.adjustStock({ id: sold.id, delta: 1, reason: 'x' }));
  const [pid] = await sessionsThatWait(database, 1);
  await database.pool.query('SELECT pg_terminate_backend($1)', [pid]);
  expect(await call).toMatchObject({ reason: 'DATABASE_UNAVAILABLE' });
  await held[Symbol.asyncDispose]();
  expect(await products.get({ id: sold.id })).toMatchObject({
    stockQuantity: sold.stockQuantity - 6,
  });
});

interface Impatience {
  readonly settings: Partial<DatabaseSettings>;
  readonly reason: 'TIMEOUT' | 'OVERLOADED';
}

databaseTest.for<Impatience>([
  { settings: { statementTimeoutMs: 200 }, reason: 'TIMEOUT' },
  { settings: { lockTimeoutMs: 200 }, reason: 'OVERLOADED' },
])('$settings: $reason, retryable', async ({ settings, reason }, { database }) => {
  const store = await TestStore.open(database);
  await using own = openDatabase({ url: database.url, ...settings });
  const impatient = await TestStore.open(own);
  const { sold, staff } = await makeSample(store);
  const api = impatient.as(staff.token);
  const calls: Record<string, () => Promise<unknown>> = {
    place: () => api.orders.place({ items: [{ productId: sold.id, quantity: 1 }] }),
    adjustStock: () => api.products.adjustStock({ id: sold.id, delta: 1, reason: 'x' }),
    update: () => api.products.update({ id: sold.id, expectedVersion: 1, name: 'x' }),
  };
  const held = await holdProduct(database, sold.id);
  for (const [name, call] of Object.entries(calls)) {
    expect((await rejection(call())).reason, name).toBe(reason);
  }
  expect(policyOf(reason).retryable).toBe(true);

  await held[Symbol.asyncDispose]();
  for (const call of Object.values(calls)) await call();
  expect(await store.violations()).toEqual([]);
});

databaseTest('rejects with OVERLOADED when every connection is in use', async ({ database }) => {
  const store = await TestStore.open(database);
  await using own = openDatabase({
    url: database.url,
    maxOpenConnections: 1,
    acquireTimeoutMs: 3000,
  });
  const busy = await TestStore.open(own);
  const sample = await makeSample(store);
  const api = busy.as(sample.staff.token);
  const client = await own.pool.connect();
  await Promise.all(
    Object.entries(procedures).map(async ([name, { input }]) => {
      const { reason } = await rejection(callProcedure(api, name, input(sample)));
      expect(reason, name).toBe('OVERLOADED');
    }),
  );
  client.release();
  expect(await api.auth.me()).toMatchObject({ id: sample.staff.id });
});
