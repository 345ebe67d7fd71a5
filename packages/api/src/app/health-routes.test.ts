import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createHttpServer } from './http-server.ts';
import {
  callOverHttp,
  request,
  serveTestApi,
  startTcpProxy,
  startTestApi,
  storeTest,
} from '../testing/index.ts';

test('is ready only with the database and a current schema', async () => {
  await using api = await startTestApi();
  const ready = async () => {
    const { status, text } = await request(`${api.url}/readyz`);
    return [status, JSON.parse(text).status];
  };
  expect(await ready()).toEqual([200, 'ready']);
  const { rows } = await api.database.pool.query(
    'DELETE FROM order_store_migrations WHERE id = (SELECT max(id) FROM order_store_migrations) RETURNING *',
  );
  expect(await ready()).toEqual([503, 'the schema is not current']);
  await api.database.knex('order_store_migrations').insert(rows);
  expect(await ready()).toEqual([200, 'ready']);
});

storeTest(
  'is not ready if the database accepts queries but never responds',
  async ({ database }) => {
    await using proxy = await startTcpProxy(database.url);
    await using api = await serveTestApi(proxy.url);
    expect((await request(`${api.url}/readyz`)).status).toBe(200);
    proxy.stall();
    expect(await request(`${api.url}/readyz`)).toMatchObject({
      status: 503,
      text: '{"status":"the database does not answer"}',
    });
    expect((await request(`${api.url}/healthz`)).status).toBe(200);
    await proxy.goAway();
    await proxy.comeBack();
    expect((await request(`${api.url}/readyz`)).status).toBe(200);
  },
);

storeTest('is alive but not ready while shutting down', async ({ store }) => {
  const { services } = store;
  const config = { CORS_ORIGINS: [], TRUST_PROXY: false, WEB_ROOT: undefined };
  const server = createHttpServer({ config, services, isShuttingDown: () => true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  expect(await request(`${url}/readyz`)).toMatchObject({
    status: 503,
    text: '{"status":"shutting down"}',
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

  const { headers, text } = await request(`${api.url}/metrics`);
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = text.split('\n');
  const count = 'order_store_procedure_duration_seconds_count';
  expect(lines).toContain(`${count}{procedure="auth.me",reason="OK"} 2`);
  expect(lines).toContain(`${count}{procedure="orders.get",reason="ORDER_NOT_FOUND"} 1`);
  expect(lines).toContain('order_store_database_connections{state="waited_for"} 0');
  // Values chosen by callers must not become labels: they could exhaust memory.
  expect(text).not.toContain('made.up');
});
