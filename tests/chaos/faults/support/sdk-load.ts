import { setTimeout as sleep } from 'node:timers/promises';
import type { TestStore } from '@order-store/api/testing';
import { createClient, isStoreError } from '@order-store/sdk';
import { expect } from 'vitest';

/** Callers who use the store through the SDK without a pause, until they are told to stop. */
export interface SdkLoad extends AsyncDisposable {
  /** Idempotency key → id of the order, of every order that a caller was told of. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** How many orders were acknowledged. */
  readonly orders: number;
  /** Calls that failed for good, after all that the SDK did about it. */
  readonly failures: readonly { readonly call: string; readonly error: unknown }[];
  /** How often the stock was raised by one, and the caller was told so. */
  readonly adjustments: number;
  /** Waits until so many more orders are acknowledged. */
  more(orders: number): Promise<void>;
  /** Lets every caller end the call that it is at. Orders whose outcome is unknown are asked for by key first. */
  finish(): Promise<void>;
}

interface Person {
  readonly token: string;
}

export interface SdkLoadOptions {
  readonly url: string;
  /** Begins every key. */
  readonly name?: string;
  readonly customers: readonly Person[];
  /** Reads, and raises stock: a change that the SDK must not repeat when nobody knows whether it counted. */
  readonly staff?: Person | undefined;
  readonly products: readonly { readonly id: string }[];
  readonly maxRetries?: number;
  readonly timeoutMs?: number;
}

/** One order a call, each under a key of its own; a caller whose call failed makes it again until it hears of it. */
export function startSdkLoad(options: SdkLoadOptions): SdkLoad {
  const {
    url,
    name = 'load',
    customers,
    staff,
    products,
    maxRetries = 8,
    timeoutMs = 30_000,
  } = options;
  const acknowledged = new Map<string, string>();
  const failures: { call: string; error: unknown }[] = [];
  let adjustments = 0;
  let ending = false;
  let abandoned = false;

  const clientOf = (user: Person) =>
    createClient({ url, token: user.token, maxRetries, timeoutMs });
  const attempt = async <T>(call: string, make: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await make();
    } catch (error) {
      failures.push({ call, error });
      await sleep(20);
      return undefined;
    }
  };
  const placeOrders = async (user: Person, caller: number) => {
    const client = clientOf(user);
    for (let count = 0; !ending; count++) {
      const idempotencyKey = `${name} caller ${caller} order ${count}`;
      // Two products in both orders of locking.
      const lines = [
        products[count % products.length],
        products[(count + caller) % products.length],
      ];
      const items = lines.flatMap((product) =>
        product ? [{ productId: product.id, quantity: 1 }] : [],
      );
      while (!acknowledged.has(idempotencyKey) && !abandoned) {
        const order = await attempt('orders.place', () =>
          client.orders.place.mutate({ items, idempotencyKey }),
        );
        if (order) acknowledged.set(idempotencyKey, order.id);
      }
      const id = acknowledged.get(idempotencyKey);
      if (id !== undefined && count % 4 === 0)
        await attempt('orders.get', () => client.orders.get.query({ id }));
    }
  };
  const raiseStock = async (user: Person) => {
    const client = clientOf(user);
    const [product] = products;
    while (!ending && product) {
      const { id } = product;
      const raised = await attempt('products.adjustStock', () =>
        client.products.adjustStock.mutate({ id, delta: 1, reason: 'delivery' }),
      );
      if (raised) adjustments++;
    }
  };
  const callers = Promise.all([
    ...customers.map(placeOrders),
    ...(staff === undefined ? [] : [raiseStock(staff)]),
  ]);
  return {
    acknowledged,
    failures,
    get orders() {
      return acknowledged.size;
    },
    get adjustments() {
      return adjustments;
    },
    async more(orders) {
      const goal = acknowledged.size + orders;
      // Only a hang takes this long.
      await expect.poll(() => acknowledged.size, { timeout: 50_000 }).toBeGreaterThanOrEqual(goal);
    },
    async finish() {
      ending = true;
      await callers;
    },
    async [Symbol.asyncDispose]() {
      ending = true;
      abandoned = true;
      await callers;
    },
  };
}

/** Every order that was acknowledged is there once, no other is, and the invariants hold. */
export async function expectEachOrderOnce(store: TestStore, load: SdkLoad): Promise<void> {
  const { rows } = await store.database.pool.query<{ key: string; id: string }>(
    'SELECT key, order_id AS id FROM idempotency_keys',
  );
  expect(new Map(rows.map(({ key, id }) => [key, id]))).toEqual(load.acknowledged);
  expect(await store.count('orders')).toBe(load.acknowledged.size);
  expect(await store.violations()).toEqual([]);
}

const weather = [
  'NETWORK',
  'CLIENT_TIMEOUT',
  'DATABASE_UNAVAILABLE',
  'OVERLOADED',
  'SHUTTING_DOWN',
  'TIMEOUT',
  'OUTCOME_UNKNOWN',
];

/** Failures that no fault excuses: what nobody should have been told. */
export function unexcusedFailures(load: SdkLoad): unknown[] {
  return load.failures.flatMap(({ call, error }) =>
    isStoreError(error) && weather.includes(error.reason) ? [] : [{ call, error }],
  );
}
