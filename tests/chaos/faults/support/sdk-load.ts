import { setTimeout as sleep } from 'node:timers/promises';
import type { TestStore } from '@order-store/api/testing';
import { createClient, isStoreError } from '@order-store/sdk';
import { expect } from 'vitest';

/** Callers who use the store through the SDK without pause until `finish`. */
interface SdkLoad extends AsyncDisposable {
  /** Idempotency key → order id, of every acknowledged order. */
  readonly acknowledged: ReadonlyMap<string, string>;
  readonly orders: number;
  /** Calls that failed after all retries of the SDK. */
  readonly failures: readonly { readonly call: string; readonly error: unknown }[];
  /** Number of acknowledged stock increments. */
  readonly adjustments: number;
  /** Waits for this many more acknowledged orders. */
  more(orders: number): Promise<void>;
  /** Stops the callers after their current calls. Placements with an unknown result are retried first. */
  finish(): Promise<void>;
}

interface Person {
  readonly token: string;
}

interface SdkLoadOptions {
  readonly url: string;
  /** Prefix of every key. */
  readonly name?: string;
  readonly customers: readonly Person[];
  /** Increments stock: a call that the SDK must not retry after an unknown result. */
  readonly staff?: Person | undefined;
  readonly products: readonly { readonly id: string }[];
  readonly maxRetries?: number;
  readonly timeoutMs?: number;
}

/** Each caller places orders with unique keys and retries a failed placement until it is acknowledged. */
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
  let stopping = false;
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
    for (let count = 0; !stopping; count++) {
      const idempotencyKey = `${name} caller ${caller} order ${count}`;
      // In both orders, to provoke deadlocks.
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
    while (!stopping && product) {
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
      await expect.poll(() => acknowledged.size, { timeout: 50_000 }).toBeGreaterThanOrEqual(goal);
    },
    async finish() {
      stopping = true;
      await callers;
    },
    async [Symbol.asyncDispose]() {
      stopping = true;
      abandoned = true;
      await callers;
    },
  };
}

/** Every acknowledged order exists exactly once, no other does, and the invariants hold. */
export async function expectEachOrderOnce(store: TestStore, load: SdkLoad): Promise<void> {
  const { rows } = await store.database.pool.query<{ key: string; id: string }>(
    'SELECT key, order_id AS id FROM idempotency_keys',
  );
  expect(new Map(rows.map(({ key, id }) => [key, id]))).toEqual(load.acknowledged);
  expect(await store.count('orders')).toBe(load.acknowledged.size);
  expect(await store.violations()).toEqual([]);
}

const excusedReasons = [
  'NETWORK',
  'CLIENT_TIMEOUT',
  'DATABASE_UNAVAILABLE',
  'OVERLOADED',
  'SHUTTING_DOWN',
  'TIMEOUT',
  'OUTCOME_UNKNOWN',
];

/** Failures that no fault explains. */
export function unexcusedFailures(load: SdkLoad): unknown[] {
  return load.failures.flatMap(({ call, error }) =>
    isStoreError(error) && excusedReasons.includes(error.reason) ? [] : [{ call, error }],
  );
}
