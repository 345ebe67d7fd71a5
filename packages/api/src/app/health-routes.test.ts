import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { createHttpServer } from './http-server.ts';
import {
  callOverHttp,
  request,
  serveStore,
  serveTestApi,
  startTcpProxy,
  startTestApi,
  storeTest,
} from '../testing/index.ts';

/** Longer than the age of a check and its time limit. */
const patient = { timeout: 20_000 };

test('is ready only with the database and a current schema', async () => {
  await using api = await startTestApi();
  const ready = async () => {
    const shown = await request(`${api.url}/readyz`);
    const { status, text } = await request(`${api.metricsUrl}/readyz`);
    return [shown.status, JSON.parse(shown.text).status, status, JSON.parse(text).status];
  };
  expect(await ready()).toEqual([200, 'ready', 200, 'ready']);
  const { rows } = await api.database.pool.query(
    'DELETE FROM order_store_migrations WHERE id = (SELECT max(id) FROM order_store_migrations) RETURNING *',
  );
  await expect.poll(ready, patient).toEqual([503, 'not ready', 503, 'the schema is not current']);
  await api.database.knex('order_store_migrations').insert(rows);
  await expect.poll(ready, patient).toEqual([200, 'ready', 200, 'ready']);
});

// Failure case 71: docs/failure-cases.md
storeTest('answers /readyz in a loop from one recent check', async ({ store }) => {
  await using served = await serveStore(store);
  const checks = vi.spyOn(store.services.database.pool, 'query');
  const began = performance.now();
  for (let round = 0; round < 20; round++) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => request(`${served.url}/readyz`)),
    );
    for (const { status } of answers) expect(status).toBe(200);
  }
  const count = checks.mock.calls.length;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(1 + (performance.now() - began) / 1000);
});

// Failure case 71: docs/failure-cases.md
test('metrics are only on their own port', async () => {
  await using api = await startTestApi();
  expect((await request(`${api.metricsUrl}/metrics`)).status).toBe(200);
  expect((await request(`${api.url}/metrics`)).status).toBe(404);
  for (const path of ['/Metrics', '/METRICS', '/metrics/', '/%6detrics', '//metrics']) {
    for (const url of [api.url, api.metricsUrl])
      expect((await request(`${url}${path}`)).status, path).toBe(404);
  }
  await using without = await startTestApi({ METRICS_PORT: '' });
  expect(without.metricsUrl).toBe('');
});

storeTest(
  'is not ready if the database accepts queries but never responds',
  async ({ database }) => {
    await using proxy = await startTcpProxy(database.url);
    await using api = await serveTestApi(proxy.url);
    expect((await request(`${api.metricsUrl}/readyz`)).status).toBe(200);
    proxy.stall();
    await expect
      .poll(() => request(`${api.metricsUrl}/readyz`), patient)
      .toMatchObject({
        status: 503,
        text: '{"status":"the database does not answer"}',
      });
    expect((await request(`${api.url}/healthz`)).status).toBe(200);
    await proxy.goAway();
    await proxy.comeBack();
    await expect.poll(async () => (await request(`${api.url}/readyz`)).status, patient).toBe(200);
  },
);

storeTest('is alive but not ready while shutting down', async ({ store }) => {
  const { services } = store;
  const config = {
    CORS_ORIGINS: [],
    IMAGE_ORIGINS: [],
    RATE_LIMIT: true,
    TRUST_PROXY: false,
    WEB_ROOT: undefined,
  };
  const server = createHttpServer({ config, services, isShuttingDown: () => true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  expect(await request(`${url}/readyz`)).toMatchObject({
    status: 503,
    text: '{"status":"not ready"}',
  });
  const alive = await request(`${url}/healthz`);
  expect(alive.status).toBe(200);
  expect(alive.headers.get('connection')).toBe('close');
  server.close();
});

test('metrics count calls by procedure and outcome and show the pool', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.customer();
  const call = (name: string, more: object = {}) =>
    callOverHttp(api.url, name, { type: 'query', token, ...more });
  await call('auth.me');
  await call('auth.me');
  await call('orders.get', { input: { id: '987654321' } });
  await call('made.up');

  const { headers, text } = await request(`${api.metricsUrl}/metrics`);
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = text.split('\n');
  const count = 'order_store_procedure_duration_seconds_count';
  expect(lines).toContain(`${count}{procedure="auth.me",reason="OK"} 2`);
  expect(lines).toContain(`${count}{procedure="orders.get",reason="ORDER_NOT_FOUND"} 1`);
  expect(lines).toContain('order_store_database_connections{state="waited_for"} 0');
  // Values chosen by callers must not become labels: they could exhaust memory.
  expect(text).not.toContain('made.up');
});
