import { setTimeout as sleep } from 'node:timers/promises';
import type { TestStore } from '@order-store/api/testing';
import { createClient, isStoreError, type StoreClient } from '@order-store/sdk';
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
  const { url, customers, staff, maxRetries = 8, timeoutMs = 30_000 } = options;
  const state = new LoadState();
  const { acknowledged, failures } = state;
  const clientOf = ({ token }: Person) => createClient({ url, token, maxRetries, timeoutMs });
  const callers = Promise.all([
    ...customers.map((user, caller) => placeOrders(clientOf(user), caller, options, state)),
    ...(staff === undefined ? [] : [raiseStock(clientOf(staff), options, state)]),
  ]);
  return {
    acknowledged,
    failures,
    get orders() {
      return acknowledged.size;
    },
    get adjustments() {
      return state.adjustments;
    },
    async more(orders) {
      const goal = acknowledged.size + orders;
      await expect.poll(() => acknowledged.size, { timeout: 50_000 }).toBeGreaterThanOrEqual(goal);
    },
    async finish() {
      state.stopping = true;
      await callers;
    },
    async [Symbol.asyncDispose]() {
      state.stopping = true;
      state.abandoned = true;
      await callers;
    },
  };
}

class LoadState {
  readonly acknowledged = new Map<string, string>();
  readonly failures: { call: string; error: unknown }[] = [];
  adjustments = 0;
  stopping = false;
  /** Unacknowledged placements are not retried any more. */
  abandoned = false;

  async attempt<T>(call: string, make: () => Promise<T>): Promise<T | undefined> {
    try {
      return await make();
    } catch (error) {
      this.failures.push({ call, error });
      await sleep(20);
      return undefined;
    }
  }
}

async function placeOrders(
  client: StoreClient,
  caller: number,
  { name = 'load', products }: SdkLoadOptions,
  state: LoadState,
): Promise<void> {
  const { acknowledged } = state;
  for (let count = 0; !state.stopping; count++) {
    const idempotencyKey = `${name} caller ${caller} order ${count}`;
    // In both orders, to provoke deadlocks.
    const lines = [products[count % products.length], products[(count + caller) % products.length]];
    const items = lines.flatMap((product) =>
      product ? [{ productId: product.id, quantity: 1 }] : [],
    );
    while (!acknowledged.has(idempotencyKey) && !state.abandoned) {
      const order = await state.attempt('orders.place', () =>
        client.orders.place.mutate({ items, idempotencyKey }),
      );
      if (order) acknowledged.set(idempotencyKey, order.id);
    }
    const id = acknowledged.get(idempotencyKey);
    if (id !== undefined && count % 4 === 0)
      await state.attempt('orders.get', () => client.orders.get.query({ id }));
  }
}

async function raiseStock(
  client: StoreClient,
  { products: [product] }: SdkLoadOptions,
  state: LoadState,
): Promise<void> {
  while (!state.stopping && product) {
    const { id } = product;
    const raised = await state.attempt('products.adjustStock', () =>
      client.products.adjustStock.mutate({ id, delta: 1, reason: 'delivery' }),
    );
    if (raised) state.adjustments++;
  }
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
