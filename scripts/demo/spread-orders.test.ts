import { runApi } from '@order-store/api';
import { verifyInvariants } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { planOrderTimes } from '@order-store/demo/order-times';
import { staffAccount } from '@order-store/demo/seed';
import { createClient, iterate, type StoreClient } from '@order-store/sdk';
import { expect } from 'vitest';
import { spreadOrders } from './spread-orders.ts';

databaseTest(
  'moves the orders of a new demo shop into the past once, and the invariants hold',
  async ({ database }) => {
    await using api = await openShop(database.url);
    const staff = await signIn(api.url);
    const mug = await newMug(staff);
    for (const [key, steps] of Object.entries(stepsByKey)) {
      const { id } = await place(staff, mug, key);
      for (const step of steps) await staff.orders[step].mutate({ id });
    }
    const before = await ordersOf(staff);
    const moments = planOrderTimes(new Date());

    expect(await spreadOrders(database.url, moments)).toBe(before.length);

    const after = await ordersOf(staff);
    expect(after.map(({ id, status }) => `${id} ${status}`)).toEqual(
      before.map(({ id, status }) => `${id} ${status}`),
    );
    expect(after.map(({ createdAt }) => Date.parse(createdAt))).toEqual(
      Object.keys(stepsByKey)
        .toReversed()
        .map((key) => moments.get(key)?.getTime()),
    );
    for (const { id, createdAt, updatedAt } of after) {
      const times = (await staff.orders.history.query({ id })).map(({ at }) => at);
      expect(times).toEqual(times.toSorted());
      expect([times[0], times.at(-1)]).toEqual([createdAt, updatedAt]);
    }
    const { items: movements } = await staff.products.stockHistory.query({ id: mug });
    expect(movements.at(-1)?.at).toBe((await staff.products.get.query({ id: mug })).createdAt);
    const sold = await staff.reports.salesByDay.query({ from: '2020-01-01' });
    expect(sold.filter(({ orders }) => orders > 0).length).toBeGreaterThan(2);
    expect(await verifyInvariants(database.pool)).toEqual([]);

    expect(await spreadOrders(database.url, planOrderTimes(new Date()))).toBe(0);
    expect(await ordersOf(staff)).toEqual(after);
  },
);

databaseTest('moves nothing if there are other orders', async ({ database }) => {
  await using api = await openShop(database.url);
  const staff = await signIn(api.url);
  const mug = await newMug(staff);
  await place(staff, mug, 'demo-ada-1');
  await place(staff, mug, 'mine');
  const before = await ordersOf(staff);

  expect(await spreadOrders(database.url, planOrderTimes(new Date()))).toBe(0);
  expect(await ordersOf(staff)).toEqual(before);
});

/** Steps by idempotency key of the plan, oldest first. */
const stepsByKey = {
  'demo-ada-1': ['confirm', 'ship', 'deliver'],
  'demo-ada-9': ['cancel'],
  'demo-ada-15': ['confirm', 'ship'],
  'demo-ada-21': ['confirm'],
  'demo-ada-22': [],
} as const;

async function newMug(staff: StoreClient): Promise<string> {
  const mug = { sku: 'MUG-1', name: 'Mug', price: '1.00', stockQuantity: 9 };
  return (await staff.products.create.mutate(mug)).id;
}

function place(staff: StoreClient, productId: string, idempotencyKey: string) {
  return staff.orders.place.mutate({ items: [{ productId, quantity: 1 }], idempotencyKey });
}

function openShop(databaseUrl: string) {
  return runApi({
    env: {
      DATABASE_URL: databaseUrl,
      PORT: '0',
      LOG_LEVEL: 'silent',
      STAFF_EMAIL: staffAccount.email,
      STAFF_PASSWORD: staffAccount.password,
    },
  });
}

async function signIn(url: string): Promise<StoreClient> {
  const { email, password } = staffAccount;
  const { token } = await createClient({ url }).auth.signIn.mutate({ email, password });
  return createClient({ url, token });
}

async function ordersOf(staff: StoreClient) {
  return Array.fromAsync(iterate(staff.orders.list, { limit: 100 }));
}
