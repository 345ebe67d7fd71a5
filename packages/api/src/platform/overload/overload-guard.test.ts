import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { startApiProcess } from '../../testing/api-process.ts';
import { callOverHttp, errorOf, request, startTestApi, TestStore } from '../../testing/index.ts';
import { createOverloadGuard } from './overload-guard.ts';

const patience = { timeout: 30_000 };

databaseTest(
  'rejects calls while the event loop lags, answers health checks and recovers',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const product = await store.product();
    await using api = await startApiProcess(database.url, {
      OVERLOAD_LOOP_DELAY: '100ms',
      OVERLOAD_CONNECTION_WAIT: '0s',
    });
    const rejected: unknown[] = [];
    const call = async () => {
      const input = { id: product.id };
      const answer = await callOverHttp(api.url, 'products.get', { type: 'query', input });
      if (answer.status !== 200) rejected.push(errorOf(answer).data);
      return answer.status;
    };
    await expect.poll(call, patience).toBe(200);

    let ending = false;
    const callers = Promise.all(
      Array.from({ length: 20 }, async () => {
        while (!ending) await call();
      }),
    );
    // Stopping the process for a second makes one iteration of its event loop that long.
    await expect
      .poll(async () => {
        api.signal('SIGSTOP');
        await sleep(1000);
        api.signal('SIGCONT');
        expect((await request(`${api.url}/healthz`)).status).toBe(200);
        return rejected.length;
      }, patience)
      .toBeGreaterThan(0);
    ending = true;
    await callers;
    expect(rejected[0]).toMatchObject({
      reason: 'OVERLOADED',
      code: 'SERVICE_UNAVAILABLE',
      retryable: true,
    });
    expect((await request(`${api.url}/readyz`)).status).toBe(200);
    const { text } = await request(`${api.metricsUrl}/metrics`);
    expect(text).toMatch(/^order_store_overload_rejections_total\{cause="event_loop"\} [1-9]/m);
    await expect.poll(call, patience).toBe(200);
    expect(await api.kill('SIGTERM')).toBe(0);
  },
);

databaseTest(
  'rejects calls while another waits too long for a connection',
  async ({ database }) => {
    const store = await TestStore.open(database);
    await using own = openDatabase({ url: database.url, maxOpenConnections: 1 });
    const guard = createOverloadGuard({
      database: own,
      metrics: store.services.metrics,
      limits: { loopDelayMs: 0, connectionWaitMs: 100 },
    });
    const client = await own.pool.connect();
    guard.admit();
    const waiting = own.pool.query('SELECT 1');
    await expect.poll(() => own.waitingMs(), patience).toBeGreaterThan(100);
    expect(() => guard.admit()).toThrow('Connection pool saturated; retry');
    client.release();
    await waiting;
    expect(own.waitingMs()).toBe(0);
    guard.admit();
  },
);

databaseTest('0s disables the overload guard', async ({ database }) => {
  await using own = openDatabase({ url: database.url, maxOpenConnections: 1 });
  await using api = await startTestApi();
  const guard = createOverloadGuard({
    database: own,
    metrics: api.store.services.metrics,
    limits: { loopDelayMs: 0, connectionWaitMs: 0 },
    loopDelay: () => 1_000_000,
  });
  const client = await own.pool.connect();
  const waiting = own.pool.query('SELECT 1');
  await expect.poll(() => own.waitingMs(), patience).toBeGreaterThan(0);
  guard.admit();
  client.release();
  await waiting;
});
