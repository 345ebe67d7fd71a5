import { runApi } from '@order-store/api';
import { databaseTest } from '@order-store/db/testing/vitest';
import { createClient, isStoreError, iterate, type StoreClient } from '@order-store/sdk';
import { expect } from 'vitest';
import { catalog } from './catalog.ts';
import { planOrders } from './order-plan.ts';
import { customers, staffAccount } from './people.ts';
import { seedDemo } from './seed.ts';

databaseTest(
  'a filling that was cut off twice is completed, and doubles nothing',
  async ({ database }) => {
    await using api = await runApi({
      env: {
        DATABASE_URL: database.url,
        PORT: '0',
        LOG_LEVEL: 'silent',
        STAFF_EMAIL: staffAccount.email,
        STAFF_PASSWORD: staffAccount.password,
      },
    });

    for (const requests of [40, 250]) {
      const line = lineThatBreaksAfter(requests);
      const filling = seedDemo({ ...quiet, connect: connectTo(api.url, line.fetch) });
      await expect(filling).rejects.toSatisfy((error) => isStoreError(error, 'NETWORK'));
      await line.settled();
    }
    await seedDemo({ ...quiet, connect: connectTo(api.url) });

    const full = await contents(api.url);
    expect(full.shelves).toEqual(
      Object.fromEntries(catalog.map(({ sku, stock }) => [sku, stock] as const)),
    );
    expect(full.orders).toEqual(
      Object.fromEntries(
        [...planOrders()].map(([email, orders]) => [email, orders.map(({ outcome }) => outcome)]),
      ),
    );

    const steps: [number, number][] = [];
    const accounts = await seedDemo({
      connect: connectTo(api.url),
      onProgress: (done, total) => steps.push([done, total]),
    });
    expect(await contents(api.url)).toEqual(full);
    expect(accounts).toEqual([staffAccount, ...customers]);
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
  },
);

const quiet = { onProgress: () => {} };

function connectTo(url: string, fetch?: typeof globalThis.fetch) {
  return (token: string | null): StoreClient => createClient({ url, token, fetch });
}

/** A network that carries so many requests and then no more. */
function lineThatBreaksAfter(requests: number) {
  const carried: Promise<Response>[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (carried.length >= requests) return Promise.reject(new TypeError('cut off'));
    const answer = globalThis.fetch(input, init);
    carried.push(answer);
    return answer;
  };
  return { fetch, settled: () => Promise.allSettled(carried) };
}

/** The stock by SKU, and the states of each customer's orders, oldest first. */
async function contents(url: string) {
  const connect = connectTo(url);
  const shelves = await Array.fromAsync(
    iterate(connect(null).products.list, { limit: 100 }),
    ({ sku, stockQuantity }) => [sku, stockQuantity] as const,
  );
  const orders = await Promise.all(
    customers.map(async ({ email, password }) => {
      const { token } = await connect(null).auth.signIn.mutate({ email, password });
      const newestFirst = await Array.fromAsync(
        iterate(connect(token).orders.list, { limit: 100 }),
      );
      return [email, newestFirst.map(({ status }) => status).toReversed()] as const;
    }),
  );
  return { shelves: Object.fromEntries(shelves), orders: Object.fromEntries(orders) };
}
