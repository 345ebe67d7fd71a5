import { startTestApi, type TestApi } from '@order-store/api/testing';
import { verifyInvariants } from '@order-store/db';
import { expect, test } from 'vitest';
import type { Call, Caller } from './calls/call.ts';
import { customerCalls } from './calls/customer-calls.ts';
import { staffCalls } from './calls/staff-calls.ts';
import { Model } from './model/model.ts';
import { openShop, type Shop } from './open-shop.ts';
import { createRandom } from './random.ts';
import { runCaller } from './run-callers.ts';
import { storedRows } from '../world/stored-rows.ts';
import { verifyEverything } from './verify.ts';
import { watchAll } from './watch.ts';
import { serveInboxes } from './webhooks/serve-inboxes.ts';
import { subscribe } from './webhooks/subscribe.ts';
import type { World } from './world.ts';

const staff = { email: 'chaos@order-store.example', password: 'green teapot 7' };

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
    ...storedRows(pool),
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
    await boss.api.users.create({ ...staff, name: 'Chaos test', role: 'staff' });
    const world = calmWorld(api);
    const model = new Model();
    const shop = await openShop(world, model, { seed: 'calm', customers: 3 });
    const watcher = await watchAll(shop.staff, shop.productIds);
    await using server = await serveInboxes(createRandom('calm').fork('receiver'));
    const subscriptions = await subscribe(shop.staff, server);
    const telling = { server, subscriptions };
    await useForAWhile(shop);
    const { productIds } = shop;
    const verify = () =>
      verifyEverything({ world, model, client: shop.staff, watcher, productIds, telling });
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
    model.thing('user', 'nobody@chaos.example').became = 'done';
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
    // What a webhook was told, and is not so; what was given up, and what there is twice.
    const told = [...(subscriptions[0]?.inbox.messages.keys() ?? [])];
    const [first, second, third] = told.filter((id) => id.startsWith('orders-'));
    await pool.query(`UPDATE order_events SET note = 'another' WHERE 'orders-' || id = $1`, [
      first,
    ]);
    await pool.query(`UPDATE webhook_deliveries SET status = 'failed' WHERE message_id = $1`, [
      second,
    ]);
    await pool.query(
      `INSERT INTO webhook_deliveries (webhook_id, message_id, type, subject, body, status)
       SELECT webhook_id, message_id, type, subject, body, status FROM webhook_deliveries
       WHERE message_id = $1`,
      [third],
    );

    const broken = (await verify()).join('\n');
    for (const problem of [
      /^a call was answered INTERNAL$/m,
      /^order 987654321 was acknowledged under key lost, and is lost$/m,
      /^nobody ordered order \d+ with key of nobody$/m,
      /was changed \(never stored\), but 0 times$/m,
      /^user nobody@chaos\.example is there 0 times, not 1$/m,
      /became shipped \(never shipped\), but its history says so 0 times$/m,
      /^nobody made order \d+ confirmed$/m,
      /^product \d+ has a stock of \d+, but \d+ must be left$/m,
      /^stock is \d+, but \d+ received/m,
      new RegExp(`^everything: ${first} tells of the event .*, which is .*"another"`, 'm'),
      new RegExp(`^everything: a delivery of ${second} is failed`, 'm'),
      new RegExp(`^everything: ${third} has 2 deliveries$`, 'm'),
    ])
      expect(broken).toMatch(problem);
    watcher.stop();
  },
);
