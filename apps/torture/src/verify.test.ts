import { startTestApi, type TestApi } from '@order-store/api/testing';
import { verifyInvariants } from '@order-store/db';
import { expect, test } from 'vitest';
import type { Call, Caller } from './calls/call.ts';
import { customerCalls } from './calls/customer-calls.ts';
import { staffCalls } from './calls/staff-calls.ts';
import { Model } from './model/model.ts';
import { openShop, type Shop } from './open-shop.ts';
import { runCaller } from './run-callers.ts';
import { verifyEverything } from './verify.ts';
import { watchAll } from './watch.ts';
import type { World } from './world.ts';

const staff = { email: 'torturer@order-store.example', password: 'green teapot 7' };

const nothing = () => Promise.resolve();

/** A world in which nothing is broken. */
function calmWorld({ url, database: { pool } }: TestApi): World {
  return {
    url,
    staff,
    impossible: new Map(),
    inflict: nothing,
    stop: () => Promise.resolve([]),
    [Symbol.asyncDispose]: nothing,
    brokenInvariants: async () => (await verifyInvariants(pool)).map(({ problem }) => problem),
    async storedOrders() {
      const keys = await pool.query<{ key: string; id: string }>(
        'SELECT key, order_id::text AS id FROM idempotency_keys',
      );
      const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int FROM orders');
      return {
        byKey: new Map(keys.rows.map(({ key, id }) => [key, id])),
        count: rows[0]?.count ?? 0,
      };
    },
    async eventCount() {
      const { rows } = await pool.query<{ count: number }>(
        'SELECT count(*)::int FROM order_events',
      );
      return rows[0]?.count ?? 0;
    },
  };
}

async function useForAWhile({ customers, clerks }: Shop): Promise<void> {
  await Promise.all([
    ...customers.map((caller) => makeSixtyCalls(caller, customerCalls)),
    ...clerks.map((caller) => makeSixtyCalls(caller, staffCalls)),
  ]);
}

async function makeSixtyCalls(
  caller: Caller,
  calls: Readonly<Record<string, Call>>,
): Promise<void> {
  let left = 60;
  await runCaller(caller, calls, () => left-- === 0);
}

test(
  'without a fault nothing is broken, and whatever is falsified is found',
  { timeout: 180_000 },
  async () => {
    await using api = await startTestApi({ WEBHOOK_ALLOW_PRIVATE: 'on' });
    const { pool } = api.database;
    const boss = await api.store.staff();
    await boss.api.users.create({ ...staff, name: 'Torturer', role: 'staff' });
    const world = calmWorld(api);
    const model = new Model();
    const shop = await openShop(world, model, { seed: 'calm', customers: 3 });
    const watcher = await watchAll(shop.staff, shop.productIds);
    await useForAWhile(shop);
    const { productIds } = shop;
    const verify = () =>
      verifyEverything({ world, model, client: shop.staff, watcher, productIds });
    expect(await verify()).toEqual([]);
    expect(
      [...model.orders.values()].filter(({ became }) => became === 'done').length,
    ).toBeGreaterThan(20);

    const [product] = productIds;
    const done = [...model.orders.values()].find(({ became }) => became === 'done');
    const moved = [...model.orders.values()].find(({ steps }) =>
      steps.some(({ became }) => became === 'done'),
    );

    // What a caller was told, and is not so.
    const lost = model.order({ key: 'lost', userId: done?.userId ?? '', lines: [] });
    model.acknowledge(lost, '987654321');
    model.movement(product, 'never stored', 5).became = 'done';
    model.thing('user', 'nobody@torture.example').became = 'done';
    if (moved) model.step(moved, 'shipped', 'never shipped').became = 'done';
    // What is so, and nobody asked for.
    await pool.query('UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = $1', [
      product,
    ]);
    await pool.query(`UPDATE idempotency_keys SET key = 'of nobody' WHERE order_id = $1`, [
      done?.id,
    ]);
    await pool.query(
      `INSERT INTO order_events (order_id, from_status, to_status, note) VALUES ($1, 'pending', 'confirmed', 'twice')`,
      [moved?.id],
    );
    model.broken.push('a call was answered INTERNAL');

    const broken = (await verify()).join('\n');
    for (const problem of [
      /^a call was answered INTERNAL$/m,
      /^order 987654321 was acknowledged under key lost, and is lost$/m,
      /^nobody ordered order \d+ with key of nobody$/m,
      /was changed \(never stored\), but 0 times$/m,
      /^user nobody@torture\.example is there 0 times, not 1$/m,
      /became shipped \(never shipped\), but its history says so 0 times$/m,
      /^nobody made order \d+ confirmed$/m,
      /^product \d+ has a stock of \d+, but \d+ must be left$/m,
      /^stock is \d+, but \d+ received/m,
    ])
      expect(broken).toMatch(problem);
    watcher.stop();
  },
);
