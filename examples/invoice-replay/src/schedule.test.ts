import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedulable } from './schedule.ts';
import { Schedule } from './schedule.ts';

interface TestOrder extends Schedulable {
  number: number;
}

describe('Schedule', () => {
  it('places every order at its prices, whatever order the tasks finish in', async () => {
    await fc.assert(
      fc.asyncProperty(
        someOrders,
        fc.integer({ min: 1, max: 5 }),
        fc.scheduler(),
        async (orders, concurrency, s) => {
          const shop = testShop(concurrency, (what) => s.schedule(Promise.resolve(), what));
          const schedule = new Schedule(shop.options);
          for (const order of orders) schedule.add(order);
          await s.waitFor(schedule.until(0));

          expect(shop.placed.toSorted((a, b) => a - b)).toEqual(
            orders.map((order) => order.number),
          );
          expect(shop.wrongPrices).toEqual([]);
          expect(shop.prices).toEqual(pricesAfter(orders));
          expect(shop.mostAtOnce).toBeLessThanOrEqual(concurrency);
          for (const customer of ['x', 'y', '']) {
            const own = new Set(
              orders.filter((order) => order.customer === customer).map((o) => o.number),
            );
            const placed = shop.placed.filter((number) => own.has(number));
            expect(placed).toEqual(placed.toSorted((a, b) => a - b));
          }
        },
      ),
    );
  });

  it('runs independent orders concurrently', async () => {
    const gate = Promise.withResolvers<void>();
    const shop = testShop(8, () => gate.promise);
    const schedule = new Schedule(shop.options);
    for (let number = 0; number < 8; number += 1) {
      schedule.add({ number, customer: `c${number}`, lines: [{ sku: 'A', unitPrice: 0n }] });
    }
    expect(shop.mostAtOnce).toBe(8);
    gate.resolve();
    await schedule.until(0);
  });

  it('runs fewer large orders at a time', () => {
    const shop = testShop(8, () => new Promise(() => {}));
    const schedule = new Schedule(shop.options);
    const lines = Array.from({ length: 1_000 }, (_, index) => ({
      sku: `P${index}`,
      unitPrice: 0n,
    }));
    for (let number = 0; number < 8; number += 1) {
      schedule.add({ number, customer: `c${number}`, lines });
    }
    expect(shop.mostAtOnce).toBe(2);
  });

  it('finishes running tasks after a stop and starts no others', async () => {
    const gate = Promise.withResolvers<void>();
    const shop = testShop(2, () => gate.promise);
    const schedule = new Schedule(shop.options);
    for (let number = 0; number < 5; number += 1) {
      schedule.add({ number, customer: `c${number}`, lines: [] });
    }
    schedule.stop();
    const ended = schedule.until(0);
    gate.resolve();
    await ended;
    expect(shop.placed).toEqual([0, 1]);
    expect(schedule.waiting).toBe(3);
  });

  it('rejects with the first failure after running tasks have ended', async () => {
    const slow = Promise.withResolvers<void>();
    const placed: number[] = [];
    const schedule = new Schedule<TestOrder>({
      concurrency: 2,
      startingPrice: () => 0n,
      changePrice: async () => {},
      place: async ({ number }) => {
        if (number === 1) throw new Error('rejected');
        await slow.promise;
        placed.push(number);
      },
    });
    for (let number = 0; number < 4; number += 1) {
      schedule.add({ number, customer: `c${number}`, lines: [] });
    }
    setImmediate(() => slow.resolve());
    await expect(schedule.until(0)).rejects.toThrow('rejected');
    expect(placed).toEqual([0]);
  });

  it('accepts any number of orders', async () => {
    const shop = testShop(4, () => Promise.resolve());
    const schedule = new Schedule(shop.options);
    for (let number = 0; number < 20_000; number += 1) {
      schedule.add({ number, customer: 'x', lines: [{ sku: 'A', unitPrice: BigInt(number % 2) }] });
      if (schedule.waiting > 100) await schedule.until(50);
    }
    await schedule.until(0);
    expect(shop.placed).toHaveLength(20_000);
  });
});

const someOrders = fc
  .array(
    fc.record({
      customer: fc.constantFrom('x', 'y', ''),
      prices: fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.bigInt({ min: 0n, max: 2n })),
    }),
    { maxLength: 15 },
  )
  .map((orders) =>
    orders.map(({ customer, prices }, number): TestOrder => {
      const lines = Object.entries(prices).map(([sku, unitPrice]) => ({ sku, unitPrice }));
      return { number, customer, lines };
    }),
  );

/** An in-memory shop; `step` controls how long each step takes. */
function testShop(concurrency: number, step: (what: string) => Promise<unknown>) {
  const prices = new Map<string, bigint>();
  const placed: number[] = [];
  const wrongPrices: string[] = [];
  let atOnce = 0;
  const shop = {
    prices,
    placed,
    wrongPrices,
    mostAtOnce: 0,
    options: {
      concurrency,
      startingPrice: () => 0n,
      changePrice: async (sku: string, unitPrice: bigint) => {
        await step(`price of ${sku}`);
        prices.set(sku, unitPrice);
        await step(`price of ${sku} is known`);
      },
      place: async ({ number, lines }: TestOrder) => {
        atOnce += 1;
        shop.mostAtOnce = Math.max(shop.mostAtOnce, atOnce);
        for (const stage of ['begins', 'ends']) {
          for (const { sku, unitPrice } of lines) {
            if ((prices.get(sku) ?? 0n) !== unitPrice) wrongPrices.push(`${number}: ${sku}`);
          }
          await step(`order ${number} ${stage}`);
        }
        placed.push(number);
        atOnce -= 1;
      },
    },
  };
  return shop;
}

function pricesAfter(orders: TestOrder[]): Map<string, bigint> {
  const prices = new Map<string, bigint>();
  for (const { lines } of orders) {
    for (const { sku, unitPrice } of lines) {
      if ((prices.get(sku) ?? 0n) !== unitPrice) prices.set(sku, unitPrice);
    }
  }
  return prices;
}
