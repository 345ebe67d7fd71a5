import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { startApiProcess } from '../testing/api-process.ts';
import {
  serveTestApi,
  startWebhookReceiver,
  storeTest,
  TestStore,
  type Received,
  type WebhookReceiver,
} from '../testing/index.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import { feedDeliveries } from './feed-deliveries.ts';
import { startWebhookWorker, type WebhookWorkerOptions } from './webhook-worker.ts';

const eventually = { timeout: 100_000 };

storeTest('delivers every order and stock event, signed', async ({ store }) => {
  await using receiver = await startWebhookReceiver();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product({ stockQuantity: 9 });
  // Events before the creation of the webhook are not delivered.
  await ada.place([[product, 1]]);
  const { id, secret } = await staff.api.webhooks.create({ url: receiver.url });
  await using worker = startWorker(store);

  const order = await ada.place([[product, 2]]);
  await staff.api.orders.confirm({ id: order.id, note: 'paid' });
  await staff.api.orders.ship({ id: order.id });
  await staff.api.orders.deliver({ id: order.id });
  await staff.api.products.adjustStock({ id: product.id, delta: 4, reason: 'received' });
  const cancelled = await ada.place([[product, 1]]);
  await ada.api.orders.cancel({ id: cancelled.id });

  await expect.poll(() => receiver.received.length, eventually).toBe(8);
  expect(typesOf(receiver, `order-${order.id}`)).toEqual([
    'order.placed',
    'order.confirmed',
    'order.shipped',
    'order.delivered',
  ]);
  expect(typesOf(receiver, `order-${cancelled.id}`)).toEqual(['order.placed', 'order.cancelled']);
  const [counted, returned] = receiver.received.filter(
    ({ subject }) => subject === `product-${product.id}`,
  );
  expect(counted).toMatchObject({
    type: 'product.stock_changed',
    data: {
      movement: { kind: 'adjustment', delta: 4 },
      product: { id: product.id },
    },
  });
  expect(returned).toMatchObject({
    data: { movement: { kind: 'cancellation', delta: 1, orderId: cancelled.id } },
  });
  const history = await staff.api.orders.history({ id: order.id });
  for (const [index, { raw, headers }] of of(receiver, `order-${order.id}`).entries()) {
    const received: unknown = new Webhook(secret).verify(raw, headers);
    expect(received).toMatchObject({
      timestamp: history[index]?.at,
      data: { event: history[index], order: { id: order.id, itemCount: 1 } },
    });
  }
  const log = await staff.api.webhooks.listDeliveries({ webhookId: id, status: 'delivered' });
  expect(log.items).toHaveLength(8);
  expect(log.items.map(({ messageId }) => messageId).toSorted()).toEqual(
    receiver.received.map(({ headers }) => headers['webhook-id']).toSorted(),
  );
  for (const delivery of log.items) {
    expect(delivery).toMatchObject({ attempts: 1, responseStatus: 204, nextAttemptAt: null });
    expect(delivery.durationMs).toBeGreaterThanOrEqual(0);
  }
  await worker.stop();
});

storeTest('delivers only the subscribed types', async ({ store }) => {
  await using receiver = await startWebhookReceiver();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const events = ['order.cancelled' as const];
  await staff.api.webhooks.create({ url: receiver.url, events });
  await using worker = startWorker(store);
  const product = await store.product();
  const [kept, cancelled] = [await ada.place([[product, 1]]), await ada.place([[product, 1]])];
  await staff.api.orders.confirm({ id: kept.id });
  await ada.api.orders.cancel({ id: cancelled.id });
  await expect.poll(() => receiver.received.length, eventually).toBe(1);
  await worker.stop();
  expect(receiver.received.map(({ type }) => type)).toEqual(['order.cancelled']);
  expect(await store.count('webhook_deliveries')).toBe(1);
});

// The attack: a thousand webhooks whose receivers never answer.
storeTest(
  'a webhook never waits for others, and few deliveries start at once',
  async ({ store }) => {
    const { database } = store;
    const [ada, staff] = [await store.customer(), await store.staff()];
    const ids: string[] = [];
    for (let count = 0; count < 9; count++)
      ids.push((await staff.api.webhooks.create({ url: 'https://example.com/hook' })).id);
    const product = await store.product();
    for (let count = 0; count < 3; count++) await ada.place([[product, 1]]);
    await feedDeliveries(database);
    const claim = async (running: readonly string[]) => {
      const options = { perWebhook: 8, atOnce: 4, perClaim: 5, leaseMs: 60_000 };
      const inFlight = new Map(running.map((id) => [id, 1]));
      const claimed = await claimDeliveries(database, inFlight, options);
      return claimed.map(({ webhookId }) => webhookId);
    };
    const first = await claim([]);
    const second = await claim(first);
    expect([first.length, second.length]).toEqual([5, 4]);
    expect(new Set([...first, ...second])).toEqual(new Set(ids));
    expect(await claim(ids)).toEqual([]);
    expect(await claim(ids.slice(1))).toEqual(ids.slice(0, 1));

    // Those that fail take no slots of the others, and one each.
    const [works = '', ...failing] = ids;
    await database.pool.query('UPDATE webhooks SET failing_since = now() WHERE id <> $1', [works]);
    const third = await claim(failing.slice(3));
    expect(third.toSorted()).toEqual([works, works, ...failing.slice(0, 3)].toSorted());
  },
);

// Failure case 33: docs/failure-cases.md
storeTest(
  'does not delay other receivers when one is down, slow or redirecting',
  async ({ store }) => {
    await using slow = await startWebhookReceiver();
    await using failing = await startWebhookReceiver();
    await using redirecting = await startWebhookReceiver();
    await using well = await startWebhookReceiver();
    const down = await startWebhookReceiver();
    await down[Symbol.asyncDispose]();
    slow.answer(() => {});
    failing.answer((response) => void response.writeHead(500).end('broken'));
    redirecting.answer(
      (response) => void response.writeHead(307, { location: well.url.replace('hook', 'x') }).end(),
    );
    const [ada, staff] = [await store.customer(), await store.staff()];
    const create = async ({ url }: WebhookReceiver) =>
      (await staff.api.webhooks.create({ url })).id;
    const ids = {
      failing: await create(failing),
      redirecting: await create(redirecting),
      down: await create(down),
    };
    for (const receiver of [slow, well]) await create(receiver);
    await using worker = startWorker(store, { timeoutMs: 60_000, retryDelaysMs: [3_600_000] });
    const product = await store.product({ stockQuantity: 1000 });
    const placed = [];
    for (let count = 0; count < 60; count++) placed.push(await ada.place([[product, 1]]));

    // Sixty orders and the product's opening stock.
    await expect.poll(() => well.received.length, eventually).toBe(61);
    expect(new Set(of(well, 'order').map(({ subject }) => subject)).size).toBe(placed.length);
    expect(slow.received.length).toBeLessThanOrEqual(8);
    expect(slow.mostAtOnce).toBeLessThanOrEqual(8);
    const failed = async (webhookId: string) => {
      const { items } = await staff.api.webhooks.listDeliveries({ webhookId, limit: 100 });
      return items.find(({ lastAttemptAt }) => lastAttemptAt !== null);
    };
    const once = { status: 'pending', attempts: 1 };
    const broken = { ...once, error: 'responded with status 500', responseExcerpt: 'broken' };
    await expect.poll(() => failed(ids.failing), eventually).toMatchObject(broken);
    const redirected = { ...once, error: expect.stringContaining('redirects are not followed') };
    await expect.poll(() => failed(ids.redirecting), eventually).toMatchObject(redirected);
    const rejected = { ...once, error: expect.stringContaining('ECONNREFUSED') };
    await expect.poll(() => failed(ids.down), eventually).toMatchObject(rejected);
    expect(well.received).toHaveLength(61);
    await slow[Symbol.asyncDispose]();
    await worker.stop();
  },
);

// Failure case 33: docs/failure-cases.md
databaseTest(
  'delivers committed events after the process is killed',
  async ({ database }) => {
    const store = await TestStore.open(database);
    await using receiver = await startWebhookReceiver();
    const [ada, staff] = [await store.customer(), await store.staff()];
    const product = await store.product({ stockQuantity: 1000 });
    await staff.api.webhooks.create({ url: receiver.url, events: ['order.placed'] });
    const env = { WEBHOOK_ALLOW_PRIVATE: 'on' };
    const placed: string[] = [];
    let placing = true;
    const place = async () => {
      while (placing && placed.length < 300) {
        placed.push((await ada.place([[product, 1]])).id);
        await sleep(10);
      }
    };
    const work = place();
    try {
      for (let kills = 0; kills < 2; kills++) {
        await using api = await startApiProcess(database.url, env);
        const before = receiver.received.length;
        // Killed with deliveries claimed and unanswered.
        await expect.poll(() => receiver.received.length, eventually).toBeGreaterThan(before + 5);
        await api.kill('SIGKILL');
      }
    } finally {
      placing = false;
      await work;
    }
    // Expires the leases of the killed process.
    await database.pool.query(
      `UPDATE webhook_deliveries SET next_attempt_at = now() AT TIME ZONE 'UTC' WHERE status = 'pending'`,
    );
    await using last = await startApiProcess(database.url, env);
    const received = () => new Set(receiver.received.map(({ data }) => data.order?.id)).size;
    await expect.poll(received, eventually).toBe(placed.length);
    await expect
      .poll(() => statusesOf(store), eventually)
      .toEqual([{ status: 'delivered', count: placed.length }]);
    await last.kill('SIGTERM');
  },
  120_000,
);

// Failure case 33: docs/failure-cases.md
databaseTest(
  'delivers every event of an order in order with ten processes, and a duplicate with the same id',
  async ({ database }) => {
    const store = await TestStore.open(database);
    await using receiver = await startWebhookReceiver();
    const inFlight = new Set<string>();
    let overlaps = 0;
    receiver.answer(async (response, { subject }) => {
      if (inFlight.has(subject)) overlaps++;
      inFlight.add(subject);
      await sleep(5);
      inFlight.delete(subject);
      response.writeHead(200).end();
    });
    const [ada, staff] = [await store.customer(), await store.staff()];
    const product = await store.product({ stockQuantity: 1000 });
    await staff.api.webhooks.create({ url: receiver.url });
    await using workers = new AsyncDisposableStack();
    for (let count = 0; count < 10; count++) {
      const own = workers.use(openDatabase({ url: database.url, maxOpenConnections: 2 }));
      workers.use(startWorker(store, { database: own, intervalMs: 20 }));
    }
    const orders = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const { id } = await ada.place([[product, 1]]);
        await staff.api.orders.confirm({ id });
        await staff.api.orders.ship({ id });
        await staff.api.orders.deliver({ id });
        return id;
      }),
    );

    await expect
      .poll(() => statusesOf(store), eventually)
      .toEqual([{ status: 'delivered', count: orders.length * 4 }]);
    expect(overlaps).toBe(0);
    // At least once: an attempt that was not recorded, such as on an overloaded machine, is made again.
    const bodies = new Map(
      receiver.received.map(({ headers, raw }) => [headers['webhook-id'], raw]),
    );
    expect(bodies.size).toBe(orders.length * 4);
    for (const { headers, raw } of receiver.received)
      expect(raw).toBe(bodies.get(headers['webhook-id']));
    for (const id of orders) {
      expect([...new Set(typesOf(receiver, `order-${id}`))]).toEqual([
        'order.placed',
        'order.confirmed',
        'order.shipped',
        'order.delivered',
      ]);
    }
  },
  60_000,
);

storeTest(
  'holds back an event until the previous one of the order is delivered or failed',
  async ({ store }) => {
    await using receiver = await startWebhookReceiver();
    const [ada, staff] = [await store.customer(), await store.staff()];
    const product = await store.product();
    await staff.api.webhooks.create({
      url: receiver.url,
      events: ['order.placed', 'order.confirmed'],
    });
    const stubborn = await ada.place([[product, 1]]);
    const other = await ada.place([[product, 1]]);
    for (const { id } of [stubborn, other]) await staff.api.orders.confirm({ id });
    let rejected = 0;
    receiver.answer((response, { subject, type }) => {
      const bad = subject === `order-${stubborn.id}` && type === 'order.placed';
      response.writeHead(bad ? 500 : 200).end();
      if (bad) rejected++;
    });
    await using worker = startWorker(store, { retryDelaysMs: [20, 20] });

    await expect
      .poll(() => typesOf(receiver, `order-${stubborn.id}`), eventually)
      .toEqual(['order.placed', 'order.placed', 'order.placed', 'order.confirmed']);
    expect(rejected).toBe(3);
    await expect
      .poll(() => typesOf(receiver, `order-${other.id}`), eventually)
      .toEqual(['order.placed', 'order.confirmed']);
    await worker.stop();
    const { items } = await staff.api.webhooks.listDeliveries({ status: 'failed' });
    expect(items).toMatchObject([
      { type: 'order.placed', attempts: 3, error: 'responded with status 500' },
    ]);
    const ids = of(receiver, `order-${stubborn.id}`).map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
  },
);

storeTest('redelivers a failed event with the same message id', async ({ store }) => {
  await using receiver = await startWebhookReceiver();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product();
  await staff.api.webhooks.create({ url: receiver.url, events: ['order.placed'] });
  receiver.answer((response) => void response.writeHead(500).end());
  await using worker = startWorker(store, { retryDelaysMs: [] });
  await ada.place([[product, 1]]);
  await expect.poll(() => statusesOf(store), eventually).toEqual([{ status: 'failed', count: 1 }]);
  const [failed] = (await staff.api.webhooks.listDeliveries()).items;

  receiver.answer((response) => void response.writeHead(200).end('thanks'));
  const again = await staff.api.webhooks.redeliver({ deliveryId: failed?.id ?? '' });
  expect(again).toMatchObject({ status: 'pending', messageId: failed?.messageId, attempts: 0 });
  await expect
    .poll(() => statusesOf(store), eventually)
    .toEqual([
      { status: 'delivered', count: 1 },
      { status: 'failed', count: 1 },
    ]);
  await worker.stop();
  expect(receiver.received).toHaveLength(2);
  expect(receiver.received[1]?.raw).toBe(receiver.received[0]?.raw);
});

storeTest('signs with the old secret too for a day after rotation', async ({ store }) => {
  await using receiver = await startWebhookReceiver();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product();
  const { id, secret: old } = await staff.api.webhooks.create({
    url: receiver.url,
    events: ['order.placed'],
  });
  const { secret } = await staff.api.webhooks.rotateSecret({ id });
  await using worker = startWorker(store);
  await ada.place([[product, 1]]);
  await expect.poll(() => receiver.received.length, eventually).toBe(1);
  const [delivery] = receiver.received;
  for (const key of [old, secret]) expect(verified(delivery, key)).toBeDefined();

  await store.database.pool.query(
    `UPDATE webhooks SET previous_secret_until = previous_secret_until - interval '25 hours'`,
  );
  await ada.place([[product, 1]]);
  await expect.poll(() => receiver.received.length, eventually).toBe(2);
  const [, later] = receiver.received;
  expect(verified(later, secret)).toBeDefined();
  expect(() => verified(later, old)).toThrow('No matching signature found');
  await worker.stop();
});

storeTest(
  'disables a webhook that is gone or fails for days, with the reason',
  async ({ store }) => {
    await using gone = await startWebhookReceiver();
    await using failing = await startWebhookReceiver();
    gone.answer((response) => void response.writeHead(410).end());
    failing.answer((response) => void response.writeHead(503).end());
    const [ada, staff] = [await store.customer(), await store.staff()];
    const product = await store.product();
    const [first, second] = [
      await staff.api.webhooks.create({ url: gone.url }),
      await staff.api.webhooks.create({ url: failing.url }),
    ];
    const lines: unknown[] = [];
    const log = { warn: () => {}, error: (line: unknown) => lines.push(line) };
    await using worker = startWorker(store, { log, retryDelaysMs: [3_600_000] });
    await ada.place([[product, 1]]);

    const webhook = (id: string) => staff.api.webhooks.get({ id });
    await expect.poll(async () => (await webhook(first.id)).enabled, eventually).toBe(false);
    expect(await webhook(first.id)).toMatchObject({
      disabledReason: 'the endpoint returned 410 Gone',
    });
    await expect
      .poll(async () => (await webhook(second.id)).failingSince, eventually)
      .not.toBeNull();
    expect((await webhook(second.id)).enabled).toBe(true);

    await store.database.pool.query(
      `UPDATE webhooks SET failing_since = failing_since - interval '6 days'`,
    );
    await ada.place([[product, 1]]);
    await expect.poll(async () => (await webhook(second.id)).enabled, eventually).toBe(false);
    expect((await webhook(second.id)).disabledReason).toMatch(
      /^no delivery has succeeded since \d{4}-/,
    );
    expect(lines).toMatchObject([{ webhookId: first.id }, { webhookId: second.id }]);
    const metrics = await store.services.metrics.registry.metrics();
    expect(metrics).toContain('order_store_webhooks_disabled_total 2');

    // Pending deliveries are sent once it is enabled again; events in between are not.
    const silent = failing.received.length;
    await ada.place([[product, 1]]);
    await expect.poll(() => positionIsAtEnd(store), eventually).toBe(true);
    failing.answer((response) => void response.writeHead(200).end());
    await store.database.pool.query(
      `UPDATE webhook_deliveries SET next_attempt_at = now() AT TIME ZONE 'UTC'`,
    );
    expect(failing.received).toHaveLength(silent);
    await staff.api.webhooks.update({ id: second.id, enabled: true });
    await expect.poll(() => failing.received.length, eventually).toBe(silent + 2);
    await expect.poll(async () => (await webhook(second.id)).failingSince, eventually).toBeNull();
    await worker.stop();
  },
);

storeTest('delivers nothing for a rolled-back transaction', async ({ store }) => {
  await using receiver = await startWebhookReceiver();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product();
  const order = await ada.place([[product, 1]]);
  await staff.api.webhooks.create({ url: receiver.url });
  await using worker = startWorker(store);
  const client = await store.database.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`INSERT INTO order_events (order_id, to_status) VALUES ($1, 'shipped')`, [
      order.id,
    ]);
    await client.query('ROLLBACK');
  } finally {
    client.release();
  }
  await staff.api.orders.confirm({ id: order.id });
  await expect.poll(() => receiver.received.length, eventually).toBe(1);
  await worker.stop();
  expect(receiver.received.map(({ type }) => type)).toEqual(['order.confirmed']);
});

// Failure case 33: docs/failure-cases.md
databaseTest('delivers to private networks only if allowed', async ({ database }) => {
  const store = await TestStore.open(database);
  await using receiver = await startWebhookReceiver();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product();
  // Created while it was allowed.
  const { id } = await staff.api.webhooks.create({ url: receiver.url, events: ['order.placed'] });
  const named = receiver.url.replace('127.0.0.1', 'localhost');
  await staff.api.webhooks.create({ url: named, events: ['order.placed'] });
  {
    await using api = await serveTestApi(database.url);
    expect(api.url).toMatch(/^http/);
    await ada.place([[product, 1]]);
    const errors = async () =>
      (await staff.api.webhooks.listDeliveries()).items.map(({ error }) => error);
    const rejected = expect.stringContaining('in a private network');
    await expect.poll(errors, eventually).toEqual([rejected, rejected]);
  }
  expect(receiver.received).toEqual([]);
  await staff.api.webhooks.update({ id, enabled: false });
  await staff.api.webhooks.update({ id, enabled: true });
  await using api = await serveTestApi(database.url, { WEBHOOK_ALLOW_PRIVATE: 'on' });
  expect(api.url).toMatch(/^http/);
  await ada.place([[product, 1]]);
  await expect.poll(() => receiver.received.length, eventually).toBeGreaterThanOrEqual(1);
});

storeTest(
  'releases unsent deliveries when stopped',
  async ({ store }) => {
    await using receiver = await startWebhookReceiver();
    const [ada, staff] = [await store.customer(), await store.staff()];
    const product = await store.product();
    await staff.api.webhooks.create({ url: receiver.url, events: ['order.placed'] });
    receiver.answer(() => {});
    const worker = startWorker(store, { timeoutMs: 60_000 });
    await ada.place([[product, 1]]);
    await expect.poll(() => receiver.received.length, eventually).toBe(1);
    await worker.stop();
    receiver.answer((response) => void response.writeHead(200).end());
    await using next = startWorker(store);
    await expect
      .poll(() => statusesOf(store), eventually)
      .toEqual([{ status: 'delivered', count: 1 }]);
    await next.stop();
  },
  60_000,
);

/** A worker as `serve` starts it, but faster and allowed to reach this machine. Stops at the end of the scope. */
function startWorker(
  { database, services }: TestStore,
  options: Partial<WebhookWorkerOptions> = {},
) {
  const { log, metrics, decryptSecret } = services;
  const targets = { allowPrivate: true };
  const worker = startWebhookWorker({
    database,
    targets,
    decryptSecret,
    log,
    metrics,
    intervalMs: 50,
    ...options,
  });
  return { ...worker, [Symbol.asyncDispose]: () => worker.stop() };
}

function verified(delivery: Received | undefined, secret: string): unknown {
  if (!delivery) throw new Error('No delivery was found');
  return new Webhook(secret).verify(delivery.raw, delivery.headers);
}

function of({ received }: WebhookReceiver, subject: string): Received[] {
  return received.filter((delivery) => delivery.subject.startsWith(subject));
}

function typesOf(receiver: WebhookReceiver, subject: string): string[] {
  return receiver.received
    .filter((delivery) => delivery.subject === subject)
    .map(({ type }) => type);
}

async function statusesOf({ database }: TestStore): Promise<{ status: string; count: number }[]> {
  const { rows } = await database.pool.query<{ status: string; count: number }>(
    'SELECT status, count(*)::int AS count FROM webhook_deliveries GROUP BY status ORDER BY status',
  );
  return rows;
}

async function positionIsAtEnd({ database }: TestStore): Promise<boolean> {
  const { rows } = await database.pool.query<{ done: boolean }>(
    `SELECT event_id = (SELECT max(id) FROM order_events) AS done FROM webhook_positions WHERE stream = 'orders'`,
  );
  return rows[0]?.done === true;
}
