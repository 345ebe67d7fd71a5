import { startTestApi, type TestApi } from '@order-store/api/testing';
import { createClient, type StoreHooks } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { settingsOf, type SaleSearch } from '../sale-settings.ts';
import { cancelOrders } from './cancel-orders.ts';
import { holdSale, type SaleUpdate } from './hold-sale.ts';

test('120 buyers run for 50 pieces in twos: 25 orders, nothing left, and the proof holds', async () => {
  await using api = await startTestApi();
  const sale = await saleAt(api);
  const { verdict, orderIds, progress } = await sale.hold({
    buyers: 120,
    stock: 50,
    pieces: 2,
    tries: 2,
    seconds: 0,
  });

  expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([]);
  expect(verdict.figures).toMatchObject({ piecesSold: 50, left: 0 });
  expect(orderIds).toHaveLength(25);
  expect(await api.store.count('orders')).toBe(25);
  expect(await api.store.violations()).toEqual([]);

  const { counts, groups, stock } = progress;
  expect(counts.secondClicks).toBe(2 * (120 / 5));
  // Whoever gave up early enough made no call, or got to no group.
  const clicks = verdict.figures.attempts + counts.secondClicks;
  expect(counts.calls).toBeLessThanOrEqual(clicks);
  expect(counts.calls).toBeGreaterThanOrEqual(clicks - counts.gaveUp);
  expect(counts.requests).toBeLessThan(counts.calls / 4);
  expect(groups.orders).toBeLessThanOrEqual(counts.calls);
  expect(groups.orders).toBeGreaterThanOrEqual(clicks - counts.gaveUp);
  expect(groups.orders / groups.groups).toBeGreaterThan(2);
  expect([stock.at(0)?.left, stock.at(-1)?.left]).toEqual([50, 0]);
  expect(sale.updates.map(({ phase }) => phase)).toEqual(
    expect.arrayContaining(['gathering', 'open', 'proving']),
  );
});

test('a second sale has the same buyers and the same product', async () => {
  await using api = await startTestApi();
  const sale = await saleAt(api);
  const numbers = { buyers: 30, stock: 10, tries: 1, seconds: 0 };
  await sale.hold(numbers);
  const users = await api.store.count('users');
  const { verdict } = await sale.hold({ ...numbers, stock: 12 });
  expect(verdict.holds).toBe(true);
  expect(verdict.figures).toMatchObject({ piecesSold: 12, left: 0 });
  expect(await api.store.count('users')).toBe(users);
  expect(await api.store.count('products')).toBe(1);
});

test('taken back, the pieces are on the shelf again, once', async () => {
  await using api = await startTestApi();
  const sale = await saleAt(api);
  const { id } = await api.store.product({ stockQuantity: 20 });
  const { orderIds } = await sale.hold({ product: id, buyers: 30, tries: 1, seconds: 0 });
  expect(await api.store.stockOf({ id })).toBe(0);
  const back = () => cancelOrders(sale.connect({}), orderIds, () => {});
  expect(await back()).toBe(20);
  expect(await back()).toBe(0);
  expect(await api.store.stockOf({ id })).toBe(20);
  expect(await api.store.violations()).toEqual([]);
});

test('a customer who buys the same product meanwhile is no mistake', async () => {
  await using api = await startTestApi();
  const sale = await saleAt(api);
  const mug = await api.store.product({ stockQuantity: 40 });
  const ada = await api.store.customer();
  const [{ verdict }] = await Promise.all([
    sale.hold({ product: mug.id, buyers: 60, tries: 1, seconds: 0 }),
    Promise.allSettled(Array.from({ length: 10 }, () => ada.place([[mug, 1]]))),
  ]);
  expect(verdict.checks.filter(({ holds }) => !holds)).toEqual([]);
  expect(verdict.figures.left).toBe(0);
});

test('when the doors close early, what was sold until then is proved', async () => {
  await using api = await startTestApi();
  const sale = await saleAt(api);
  const numbers = { buyers: 50, stock: 1000, tries: 10, seconds: 30 };
  const { verdict } = await sale.hold(numbers, { closeAfterFirstOrder: true });
  expect(verdict.holds).toBe(true);
  expect(verdict.figures.attempts).toBeLessThan(500);
  expect(verdict.figures.left).toBe(1000 - verdict.figures.piecesSold);
  expect(await api.store.count('orders')).toBe(verdict.figures.piecesSold);
});

/** Sales at this store, held by its staff. */
async function saleAt(api: TestApi) {
  const { token } = await api.store.staff();
  const connect = (hooks: StoreHooks) => createClient({ url: api.url, token, ...hooks });
  const updates: SaleUpdate[] = [];
  return {
    connect,
    updates,
    hold(search: SaleSearch, { closeAfterFirstOrder = false } = {}) {
      const doors = new AbortController();
      return holdSale({
        settings: settingsOf(search),
        connect,
        signal: doors.signal,
        onUpdate(update) {
          updates.push(update);
          const hasSold = update.phase === 'open' && update.progress.counts.ordered > 0;
          if (closeAfterFirstOrder && hasSold) doors.abort();
        },
      });
    },
  };
}
