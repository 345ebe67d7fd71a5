import { keepMonths, partitionOrders } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { z } from 'zod';
import { startApiProcess } from '../testing/api-process.ts';
import { callOverHttp } from '../testing/http.ts';
import { TestStore } from '../testing/index.ts';
import { answeringProcedures, callProcedure, makeSample } from '../testing/procedures.ts';

databaseTest(
  'every procedure works on a store that is cut',
  { timeout: 120_000 },
  async ({ database }) => {
    const store = await TestStore.open(database);
    const samples = [];
    for (const procedure of answeringProcedures)
      samples.push({ ...procedure, sample: await makeSample(store) });
    await partitionOrders(database.url);
    for (const procedure of answeringProcedures)
      samples.push({ ...procedure, sample: await makeSample(store) });
    // What they work with is from before for half of them, and for none from this month.
    await keepMonths(database.pool, { month: '2099-01' });
    for (const { name, input, sample } of samples)
      await expect(
        callProcedure(sample.staff.api, name, input(sample)),
        name,
      ).resolves.toBeDefined();
    expect(await store.violations()).toEqual([]);
  },
);

databaseTest(
  'a customer’s orders are listed over all months, newest first, each once',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const ada = await store.customer();
    const mug = await store.product({ stockQuantity: 100 });
    const placed = new Array<string>();
    const place = async (count: number) => {
      for (let n = 0; n < count; n++) placed.unshift((await ada.place([[mug, 1]])).id);
    };
    await place(5);
    await partitionOrders(database.url);
    await place(5);
    await keepMonths(database.pool, { month: '2099-01' });
    await place(5);

    const listed = new Array<string>();
    let cursor: string | undefined;
    do {
      const page = await ada.api.orders.list({
        limit: 4,
        ...(cursor === undefined ? {} : { cursor }),
      });
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(listed).toEqual(placed);
  },
);

databaseTest(
  'nobody notices the cutting: no call fails, each key has one order, stock adds up',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const users = await store.customers(6);
    const products = await Promise.all(users.map(() => store.product({ stockQuantity: 100_000 })));
    await using left = await startApiProcess(database.url);
    await using right = await startApiProcess(database.url);

    const orders = new Map<string, Set<string>>();
    let cut = false;
    const keepPlacing = async (caller: number) => {
      for (let n = 0; !cut || n < 20; n++) {
        const key = `${caller}-${n}`;
        const items = [0, 1, 2].map((line) => ({
          productId: products[(caller + n + line) % products.length]?.id,
          quantity: 1,
        }));
        // Each key goes to both processes at once.
        const call = (url: string) =>
          callOverHttp(url, 'orders.place', {
            type: 'mutation',
            token: users[caller]?.token ?? null,
            input: { items, idempotencyKey: key },
          });
        const answers = await Promise.all([call(left.url), call(right.url)]);
        for (const { status, text } of answers) {
          expect(status, text).toBe(200);
          const { id } = Placed.parse(JSON.parse(text)).result.data;
          orders.set(key, (orders.get(key) ?? new Set()).add(id));
        }
        const { status } = await callOverHttp(left.url, 'orders.list', {
          type: 'query',
          token: users[caller]?.token ?? null,
          input: {},
        });
        expect(status).toBe(200);
      }
    };
    const placing = Promise.all(users.map((_, caller) => keepPlacing(caller)));
    await partitionOrders(database.url).finally(() => {
      cut = true;
    });
    await placing;

    expect([...orders.values()].every((ids) => ids.size === 1)).toBe(true);
    expect(await store.count('orders')).toBe(orders.size);
    expect(await store.count('order_numbers')).toBe(orders.size);
    expect(await store.violations()).toEqual([]);
  },
);

const Placed = z.object({ result: z.object({ data: z.object({ id: z.string() }) }) });
