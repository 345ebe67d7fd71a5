import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { startApiProcess } from '../../testing/api-process.ts';
import { callOverHttp, errorOf, request, startTestApi, TestStore } from '../../testing/index.ts';
import { createOverloadGuard } from './overload-guard.ts';

const patience = { timeout: 30_000 };

databaseTest(
  'while its event loop lags a process refuses calls, answers health checks, and recovers',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const product = await store.product();
    await using api = await startApiProcess(database.url, {
      OVERLOAD_LOOP_DELAY: '100ms',
      OVERLOAD_CONNECTION_WAIT: '0s',
    });
    const refused: unknown[] = [];
    const ask = async () => {
      const input = { id: product.id };
      const answer = await callOverHttp(api.url, 'products.get', { type: 'query', input });
      if (answer.status !== 200) refused.push(errorOf(answer).data);
      return answer.status;
    };
    await expect.poll(ask, patience).toBe(200);

    let ending = false;
    const askers = Promise.all(
      Array.from({ length: 20 }, async () => {
        while (!ending) await ask();
      }),
    );
    // A stopped process does nothing for a second: the turn of its loop that is under way takes that long.
    await expect
      .poll(async () => {
        api.tell('SIGSTOP');
        await sleep(1000);
        api.tell('SIGCONT');
        expect((await request(`${api.url}/healthz`)).status).toBe(200);
        return refused.length;
      }, patience)
      .toBeGreaterThan(0);
    ending = true;
    await askers;
    expect(refused[0]).toMatchObject({
      reason: 'OVERLOADED',
      code: 'SERVICE_UNAVAILABLE',
      retryable: true,
    });
    expect((await request(`${api.url}/readyz`)).status).toBe(200);
    const { text } = await request(`${api.url}/metrics`);
    expect(text).toMatch(/^order_store_overload_rejections_total\{cause="event_loop"\} [1-9]/m);
    await expect.poll(ask, patience).toBe(200);
    expect(await api.kill('SIGTERM')).toBe(0);
  },
);

databaseTest(
  'while somebody waits too long for a connection others are refused at once, and not any more when it is free',
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
    expect(() => guard.admit()).toThrow('Others have waited too long for the database');
    client.release();
    await waiting;
    expect(own.waitingMs()).toBe(0);
    guard.admit();
  },
);

databaseTest('0s switches the refusals off', async ({ database }) => {
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
