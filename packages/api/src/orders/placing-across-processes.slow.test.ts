import { setTimeout as sleep } from 'node:timers/promises';
import { migrateToLatest, openDatabase } from '@order-store/db';
import { startTemporaryPostgres } from '@order-store/embedded-postgres';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { startApiProcess, type ApiProcess } from '../testing/api-process.ts';
import { callOverHttp } from '../testing/http.ts';
import { TestStore, type TestUser } from '../testing/index.ts';
import type { ProductView } from '../products/product-view.ts';
import type { OrderView } from './order-views.ts';

/** Generous: only a hang takes this long. */
const patience = { timeout: 50_000 };

// Failure cases 3, 5 and 6: docs/failure-cases.md. Runs two processes.
databaseTest(
  'two API processes: products in opposite order, a popular product, retried keys',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const [one, two, hot] = await Promise.all(
      [1, 2, 3].map(() => store.product({ stockQuantity: 10_000 })),
    );
    const users = await store.customers(4);
    await using left = await startApiProcess(database.url, {
      OVERLOAD_CONNECTION_WAIT: '0s',
      OVERLOAD_LOOP_DELAY: '0s',
    });
    await using right = await startApiProcess(database.url, {
      OVERLOAD_CONNECTION_WAIT: '0s',
      OVERLOAD_LOOP_DELAY: '0s',
    });
    const carts = [[one, two, hot], [two, one], [hot], [hot, one]];

    const placed = await Promise.all(
      Array.from({ length: 400 }, async (_, index) => {
        const user = users[index % users.length];
        const cart = (carts[index % carts.length] ?? []).flatMap((product) => product ?? []);
        // Sends each key to both processes at once.
        const orders = await Promise.all(
          [left, right].map((api) => placeOverHttp(api, user, cart, `key ${index}`)),
        );
        expect(orders[0]).toEqual(orders[1]);
        return orders[0];
      }),
    );

    expect(new Set(placed.map((order) => order?.id)).size).toBe(400);
    expect(await store.count('orders')).toBe(400);
    expect(await store.violations()).toEqual([]);
  },
);

// Failure case 15: docs/failure-cases.md
databaseTest(
  'keeps every acknowledged order once after SIGKILL under load, and retries return it',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const mug = await store.product({ stockQuantity: 1_000_000 });
    const users = await store.customers(8);
    await using load = startLoad(users, mug);

    for (let kill = 0; kill < 3; kill++) {
      const api = await startApiProcess(database.url);
      load.aim(api);
      await expect.poll(() => load.acknowledgedBy(api), patience).toBeGreaterThan(50);
      await api.kill('SIGKILL');
    }
    await using api = await startApiProcess(database.url);
    load.aim(api);
    await load.finish();

    await expectEachOrderOnce(store, load.acknowledged);
  },
);

// Failure case 16: docs/failure-cases.md
test('keeps every acknowledged order once after a database crash, and reconnects', async () => {
  await using server = await startTemporaryPostgres({ settings: { synchronous_commit: 'on' } });
  await migrateToLatest(server.url);
  await using database = openDatabase({ url: server.url });
  const store = await TestStore.open(database);
  const mug = await store.product({ stockQuantity: 1_000_000 });
  const users = await store.customers(8);
  await using api = await startApiProcess(server.url);
  await using load = startLoad(users, mug);
  load.aim(api);

  for (let crash = 1; crash <= 3; crash++) {
    const before = load.acknowledged.size;
    await expect.poll(() => load.acknowledged.size, patience).toBeGreaterThan(before + 50);
    // Killing one backend makes PostgreSQL end every session and run crash recovery.
    const { rows } = await database.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
  }
  const before = load.acknowledged.size;
  await expect.poll(() => load.acknowledged.size, patience).toBeGreaterThan(before + 50);
  await load.finish();

  expect(load.rejected).toEqual([]);
  await expectEachOrderOnce(store, load.acknowledged);
});

async function expectEachOrderOnce(
  store: TestStore,
  acknowledged: ReadonlyMap<string, string>,
): Promise<void> {
  const { rows } = await store.database.pool.query<{ key: string; id: string }>(
    'SELECT key, order_id AS id FROM idempotency_keys',
  );
  // Every key is resolved, so orders and keys match one to one.
  expect(new Map(rows.map(({ key, id }) => [key, id]))).toEqual(acknowledged);
  expect(await store.count('orders')).toBe(acknowledged.size);
  expect(await store.violations()).toEqual([]);
}

/** Callers that place orders in sequence and retry each under its key until acknowledged. */
function startLoad(users: readonly TestUser[], product: ProductView) {
  const acknowledged = new Map<string, string>();
  const byApi = new Map<ApiProcess, number>();
  const rejected: unknown[] = [];
  let target: ApiProcess | undefined;
  let ending = false;
  let abandoned = false;

  const caller = async (user: TestUser, name: number) => {
    for (let count = 0; !ending; count++) {
      const key = `caller ${name} order ${count}`;
      while (!acknowledged.has(key) && !abandoned) {
        const api = target;
        const answer =
          api &&
          (await callOverHttp(api.url, 'orders.place', {
            type: 'mutation',
            token: user.token,
            input: { items: [{ productId: product.id, quantity: 1 }], idempotencyKey: key },
          }).catch(() => undefined));
        if (answer?.status === 200) {
          const { result } = JSON.parse(answer.text);
          acknowledged.set(key, result.data.id);
          if (api) byApi.set(api, (byApi.get(api) ?? 0) + 1);
        } else {
          if (answer && !JSON.parse(answer.text).error.data.retryable) rejected.push(answer.text);
          await sleep(10);
        }
      }
    }
  };
  const callers = Promise.all(users.map(caller));
  return {
    acknowledged,
    rejected,
    acknowledgedBy: (api: ApiProcess) => byApi.get(api) ?? 0,
    aim: (api: ApiProcess) => void (target = api),
    /** Each caller finishes its current order, then stops. */
    finish: () => {
      ending = true;
      return callers;
    },
    async [Symbol.asyncDispose]() {
      ending = true;
      abandoned = true;
      await callers;
    },
  };
}

async function placeOverHttp(
  api: ApiProcess,
  user: TestUser | undefined,
  products: readonly ProductView[],
  idempotencyKey: string,
): Promise<OrderView> {
  const items = products.map(({ id }) => ({ productId: id, quantity: 1 }));
  const input = { items, idempotencyKey };
  const answer = await callOverHttp(api.url, 'orders.place', {
    type: 'mutation',
    token: user?.token ?? null,
    input,
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return JSON.parse(answer.text).result.data;
}
