import { runApi } from '@order-store/api';
import { databaseTest } from '@order-store/db/testing/vitest';
import { createClient, isStoreError, iterate, type StoreClient } from '@order-store/sdk';
import { expect } from 'vitest';
import { catalog } from './catalog.ts';
import { planOrders } from './order-plan.ts';
import { planSteps } from './order-steps.ts';
import { customers, staffAccount } from './people.ts';
import { seedDemo } from './seed.ts';

databaseTest(
  'seedDemo completes after two interrupted runs without creating duplicates',
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
      const network = networkThatFailsAfter(requests);
      const seeding = seedDemo({ ...quiet, connect: connectTo(api.url, network.fetch) });
      await expect(seeding).rejects.toSatisfy((error) => isStoreError(error, 'NETWORK'));
      await network.settled();
    }
    await seedDemo({ ...quiet, connect: connectTo(api.url) });

    const full = await contents(api.url);
    expect(full.stock).toEqual(
      Object.fromEntries(catalog.map(({ sku, stock }) => [sku, stock] as const)),
    );
    expect(full.orders).toEqual(
      Object.fromEntries(
        [...planOrders()].map(([email, orders]) => [email, orders.map(({ outcome }) => outcome)]),
      ),
    );

    // The stock histories are in the order of the times that the orders get.
    const sequence = planSteps(planOrders(), quiet.now).map(
      ({ action, order }) => `${action} ${order.idempotencyKey}`,
    );
    const histories = await changesOfProducts(api.url);
    expect(histories.flat()).not.toEqual([]);
    for (const changes of histories)
      expect(changes).toEqual(sequence.filter((step) => changes.includes(step)));

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

const quiet = { onProgress: () => {}, now: new Date() };

/** With a `fetch` that fails permanently, calls are not retried until their deadline. */
function connectTo(url: string, fetch?: typeof globalThis.fetch) {
  const options = fetch ? { fetch, maxRetries: 0 } : {};
  return (token: string | null): StoreClient => createClient({ url, token, ...options });
}

/** A fetch that fails after the given number of requests. */
function networkThatFailsAfter(requests: number) {
  const sent: Promise<Response>[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (sent.length >= requests) return Promise.reject(new TypeError('fetch failed'));
    const response = globalThis.fetch(input, init);
    sent.push(response);
    return response;
  };
  return { fetch, settled: () => Promise.allSettled(sent) };
}

/** The sales and cancellations of some products, each oldest first, as steps of the plan. */
async function changesOfProducts(url: string): Promise<readonly (readonly string[])[]> {
  const connect = connectTo(url);
  const keys = new Map<string, string>();
  for (const { email, password } of customers) {
    const { token } = await connect(null).auth.signIn.mutate({ email, password });
    const newestFirst = await Array.fromAsync(iterate(connect(token).orders.list, { limit: 100 }));
    const planned = planOrders().get(email) ?? [];
    for (const [nth, { id }] of newestFirst.toReversed().entries())
      keys.set(id, planned[nth]?.idempotencyKey ?? 'unplanned');
  }
  const { email, password } = staffAccount;
  const { products } = connect((await connect(null).auth.signIn.mutate({ email, password })).token);
  return Promise.all(
    catalog.slice(0, 5).map(async ({ sku }) => {
      const { id } = await products.get.query({ sku });
      const newestFirst = await Array.fromAsync(iterate(products.stockHistory, { id }));
      return newestFirst.toReversed().flatMap(({ kind, orderId }) => {
        if (orderId === null) return [];
        return [`${kind === 'sale' ? 'place' : 'cancel'} ${keys.get(orderId) ?? ''}`];
      });
    }),
  );
}

/** The stock by SKU and the statuses of each customer's orders, oldest first. */
async function contents(url: string) {
  const connect = connectTo(url);
  const stock = await Array.fromAsync(
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
  return { stock: Object.fromEntries(stock), orders: Object.fromEntries(orders) };
}
