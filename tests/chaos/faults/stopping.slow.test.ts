import { startTcpProxy, TestStore } from '@order-store/api/testing';
import { startApiProcess } from '@order-store/api/testing/processes';
import { databaseTest } from '@order-store/db/testing/vitest';
import { createClient } from '@order-store/sdk';
import { expect } from 'vitest';
import { startSdkLoad, unexcusedFailures } from './support/sdk-load.ts';

databaseTest(
  'an unresponsive database fails calls within seconds and does not keep the process from exiting',
  { timeout: 300_000 },
  async ({ database }) => {
    const store = await TestStore.open(database);
    const [customers, product] = [await store.customers(4), await store.product()];
    await using way = await startTcpProxy(database.url);
    await using api = await startApiProcess(way.url);
    await using load = startSdkLoad({
      url: api.url,
      customers,
      products: [product],
      maxRetries: 0,
      // Longer than the API's own timeout.
      timeoutMs: 60_000,
    });
    await load.more(10);

    way.stall();
    const reasons = () => load.failures.map(({ error }) => String(error));
    await expect.poll(() => reasons().length, { timeout: 50_000 }).toBeGreaterThan(0);
    expect(unexcusedFailures(load)).toEqual([]);
    // Later calls fail immediately, without trying to connect.
    const client = createClient({ url: api.url, maxRetries: 0 });
    await expect
      .poll(() => client.products.get.query({ id: product.id }).catch(String), { timeout: 30_000 })
      .toMatch(/database is unavailable/);

    const exited = api.kill('SIGTERM');
    expect(await exited).toBe(0);
  },
);
