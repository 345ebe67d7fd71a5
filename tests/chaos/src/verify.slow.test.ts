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
import { readStoredRows } from '../world/read-stored-rows.ts';
import { verifyEverything } from './verify.ts';
import { watchAll } from './watch.ts';
import { serveInboxes } from './webhooks/serve-inboxes.ts';
import { subscribe } from './webhooks/subscribe.ts';
import type { World } from './world.ts';

const staff = { email: 'chaos@order-store.example', password: 'green teapot 7' };

const nothing = () => Promise.resolve();

/** A world without faults. */
function calmWorld({ url, database: { pool } }: TestApi): World {
  return {
    url,
    staff,
    unsupported: new Map(),
    inject: nothing,
    removeDeadlines: nothing,
    stop: () => Promise.resolve([]),
    [Symbol.asyncDispose]: nothing,
    invariantViolations: async () => (await verifyInvariants(pool)).map(({ problem }) => problem),
    ...readStoredRows(pool),
  };
}

async function makeCalls({ customers, clerks }: Shop): Promise<void> {
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
  'finds no problems without faults, and finds falsified data',
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
    const webhooks = { server, subscriptions };
    await makeCalls(shop);
    const { productIds } = shop;
    const verify = () =>
      verifyEverything({ world, model, client: shop.staff, watcher, productIds, webhooks });
    expect(await verify()).toEqual([]);
    expect(
      [...model.orders.values()].filter(({ result }) => result === 'done').length,
    ).toBeGreaterThan(20);

    const [product] = productIds;
    const done = [...model.orders.values()].find(({ result }) => result === 'done');
    const moved = [...model.orders.values()].find(({ steps }) =>
      steps.some(({ result }) => result === 'done'),
    );

    // Acknowledged, but not stored.
    const lost = model.order({ key: 'lost', userId: done?.userId ?? '', lines: [] });
    model.acknowledge(lost, '987654321');
    model.movement(product, 'never stored', 5).result = 'done';
    model.record('user', 'nobody@chaos.example').result = 'done';
    if (moved) model.step(moved, 'shipped', 'never shipped').result = 'done';
    // Charged and acknowledged, but not in the ledger; and recorded for an order that does not look paid.
    const { items: due } = await boss.api.payments.listRefundsDue({ limit: 100 });
    const isDue = (orderId: string) => due.some((refund) => refund.orderId === orderId);
    const charged = {
      orderId: model.payments.find(({ orderId }) => !isDue(orderId))?.orderId ?? '',
      kind: 'captured',
      amount: '1.00',
    } as const;
    model.payment({ ...charged, reference: 'never recorded' }).result = 'done';
    await pool.query(`UPDATE orders SET status = 'pending' WHERE id = $1`, [charged.orderId]);
    // Stored, but never requested.
    await pool.query('UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = $1', [
      product,
    ]);
    await pool.query(`UPDATE idempotency_keys SET key = 'unknown' WHERE order_id = $1`, [done?.id]);
    await pool.query(
      `INSERT INTO order_events (order_id, from_status, to_status, note) VALUES ($1, 'pending', 'confirmed', 'twice')`,
      [moved?.id],
    );
    model.problems.push('a call returned INTERNAL');
    // Webhook messages that differ, failed, or exist twice.
    const received = [...(subscriptions[0]?.inbox.messages.keys() ?? [])];
    const [first, second, third] = received.filter((id) => id.startsWith('orders-'));
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

    const problems = (await verify()).join('\n');
    for (const expected of [
      /^a call returned INTERNAL$/m,
      /^order 987654321 was acknowledged under key lost, but is lost$/m,
      /^order \d+ with key unknown was never requested$/m,
      /was changed \(never stored\), but its history has it 0 times$/m,
      /^user nobody@chaos\.example exists 0 times instead of 1$/m,
      /became shipped \(never shipped\), but its history has it 0 times$/m,
      /^the step of order \d+ to confirmed was never requested$/m,
      /^product \d+ has a stock of \d+, instead of \d+$/m,
      /^order \d+ has the payments .*, instead of .*never recorded captured 1\.00/m,
      /^order \d+ has [\d.]+ captured and [\d.]+ refunded, instead of/m,
      /^order \d+ is pending and holds money, but no refund is due$/m,
      /^stock is \d+, but \d+ received/m,
      new RegExp(`^everything: ${first} has the event .* instead of .*"another"`, 'm'),
      new RegExp(`^everything: a delivery of ${second} is failed`, 'm'),
      new RegExp(`^everything: ${third} has 2 deliveries$`, 'm'),
    ])
      expect(problems).toMatch(expected);
    watcher.stop();
  },
);
