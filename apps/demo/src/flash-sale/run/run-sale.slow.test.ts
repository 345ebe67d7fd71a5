import { startTestApi, type TestApi } from '@order-store/api/testing';
import { createClient, type StoreHooks } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { toSaleSettings, type SaleSearch } from '../sale-settings.ts';
import { cancelOrders } from './cancel-orders.ts';
import { runSale, type SaleUpdate } from './run-sale.ts';

test('120 buyers competing for 50 units in orders of 2 get 25 orders', async () => {
  await using api = await startTestApi();
  const sale = await prepareSale(api);
  const { verification, orderIds, progress } = await sale.run({
    buyers: 120,
    stock: 50,
    units: 2,
    attempts: 2,
    seconds: 0,
  });

  expect(verification.checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(verification.totals).toMatchObject({ unitsSold: 50, left: 0 });
  expect(orderIds).toHaveLength(25);
  expect(await api.store.count('orders')).toBe(25);
  expect(await api.store.violations()).toEqual([]);

  const { counts, batches, stock } = progress;
  expect(counts.doubleClicks).toBe(2 * (120 / 5));
  // A call aborted early enough is never sent or never joins a batch.
  const clicks = verification.totals.attempts + counts.doubleClicks;
  expect(counts.calls).toBeLessThanOrEqual(clicks);
  expect(counts.calls).toBeGreaterThanOrEqual(clicks - counts.aborted);
  expect(counts.requests).toBeLessThan(counts.calls / 4);
  expect(batches.orders).toBeLessThanOrEqual(counts.calls);
  expect(batches.orders).toBeGreaterThanOrEqual(clicks - counts.aborted);
  expect(batches.orders / batches.batches).toBeGreaterThan(2);
  expect([stock.at(0)?.left, stock.at(-1)?.left]).toEqual([50, 0]);
  expect(sale.updates.map(({ phase }) => phase)).toEqual(
    expect.arrayContaining(['preparing', 'running', 'verifying']),
  );
});

test('a second sale reuses the buyers and the product', async () => {
  await using api = await startTestApi();
  const sale = await prepareSale(api);
  const numbers = { buyers: 30, stock: 10, attempts: 1, seconds: 0 };
  await sale.run(numbers);
  const users = await api.store.count('users');
  const { verification } = await sale.run({ ...numbers, stock: 12 });
  expect(verification.passed).toBe(true);
  expect(verification.totals).toMatchObject({ unitsSold: 12, left: 0 });
  expect(await api.store.count('users')).toBe(users);
  expect(await api.store.count('products')).toBe(1);
});

test('cancelling the orders of a sale restocks their units once', async () => {
  await using api = await startTestApi();
  const sale = await prepareSale(api);
  const { id } = await api.store.product({ stockQuantity: 20 });
  const { orderIds } = await sale.run({ product: id, buyers: 30, attempts: 1, seconds: 0 });
  expect(await api.store.stockOf({ id })).toBe(0);
  const cancel = () => cancelOrders(sale.connect({}), orderIds, () => {});
  expect(await cancel()).toBe(20);
  expect(await cancel()).toBe(0);
  expect(await api.store.stockOf({ id })).toBe(20);
  expect(await api.store.violations()).toEqual([]);
});

test('verification passes when a customer buys the same product during the sale', async () => {
  await using api = await startTestApi();
  const sale = await prepareSale(api);
  const mug = await api.store.product({ stockQuantity: 40 });
  const ada = await api.store.customer();
  const [{ verification }] = await Promise.all([
    sale.run({ product: mug.id, buyers: 60, attempts: 1, seconds: 0 }),
    Promise.allSettled(Array.from({ length: 10 }, () => ada.place([[mug, 1]]))),
  ]);
  expect(verification.checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(verification.totals.left).toBe(0);
});

test('verifies what was sold when the sale is stopped early', async () => {
  await using api = await startTestApi();
  const sale = await prepareSale(api);
  const numbers = { buyers: 50, stock: 1000, attempts: 10, seconds: 30 };
  const { verification } = await sale.run(numbers, { stopAfterFirstOrder: true });
  expect(verification.passed).toBe(true);
  expect(verification.totals.attempts).toBeLessThan(500);
  expect(verification.totals.left).toBe(1000 - verification.totals.unitsSold);
  expect(await api.store.count('orders')).toBe(verification.totals.unitsSold);
});

async function prepareSale(api: TestApi) {
  const { token } = await api.store.staff();
  const connect = (hooks: StoreHooks) => createClient({ url: api.url, token, ...hooks });
  const updates: SaleUpdate[] = [];
  return {
    connect,
    updates,
    run(search: SaleSearch, { stopAfterFirstOrder = false } = {}) {
      const stop = new AbortController();
      return runSale({
        settings: toSaleSettings(search),
        connect,
        signal: stop.signal,
        onUpdate(update) {
          updates.push(update);
          const hasSold = update.phase === 'running' && update.progress.counts.ordered > 0;
          if (stopAfterFirstOrder && hasSold) stop.abort();
        },
      });
    },
  };
}
