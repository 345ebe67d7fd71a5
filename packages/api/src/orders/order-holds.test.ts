import { expect } from 'vitest';
import {
  fulfilled,
  holdProduct,
  rejection,
  rejections,
  storeTest,
  TestStore,
  type TestUser,
} from '../testing/index.ts';
import type { ProductView } from '../products/index.ts';
import { feedDeliveries } from '../webhooks/feed-deliveries.ts';
import { expireOrders } from './expire-orders.ts';

storeTest('cancels an expired order once, with the cause', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 10 });
  const [ada, staff] = [await store.customer(), await store.staff()];
  await staff.api.webhooks.create({ url: 'https://example.com/hook', events: ['order.cancelled'] });
  const order = await hold(ada, mug, 3, 60);
  const other = await hold(ada, mug, 1, 60);
  await staff.api.orders.claimNext();
  await pass(store, order.id);

  const counts: number[] = [];
  for (let n = 0; n < 2; n++)
    await expireOrders(store.database, { onExpired: (count) => counts.push(count) });

  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(await ada.api.orders.get({ id: order.id })).toMatchObject({
    status: 'cancelled',
    version: 2,
    expiresAt: null,
  });
  expect((await ada.api.orders.history({ id: order.id }))[1]).toMatchObject({
    from: 'pending',
    to: 'cancelled',
    by: null,
    cause: 'expired',
  });
  expect(await store.stockOf(mug)).toBe(9);
  expect((await staff.api.products.stockHistory({ id: mug.id })).items[0]).toMatchObject({
    kind: 'cancellation',
    delta: 3,
    quantityAfter: 9,
    orderId: order.id,
    by: null,
  });
  expect(await store.count('order_claims')).toBe(0);
  expect(await ada.api.orders.get({ id: other.id })).toMatchObject({ status: 'pending' });
  await feedDeliveries(store.database);
  const { rows } = await store.database.pool.query('SELECT body FROM webhook_deliveries');
  expect(rows.map(({ body }) => JSON.parse(body).data.event)).toMatchObject([{ cause: 'expired' }]);
  expect(await store.violations()).toEqual([]);
});

storeTest('gives an order the deadline of the call, or else of the setting', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  const env = { ORDER_EXPIRES_AFTER: '15m' };
  const shop = (await TestStore.open(store.database, { env })).as(ada.token);
  const items = [{ productId: mug.id, quantity: 1 }];

  const forever = await ada.place([[mug, 1]]);
  const usual = await shop.orders.place({ items, idempotencyKey: 'usual' });
  const chosen = await shop.orders.place({ items, idempotencyKey: 'chosen', expiresInSeconds: 61 });

  expect(forever.expiresAt).toBe(null);
  expect(await secondsOf(store, usual.id)).toBe(900);
  expect(await secondsOf(store, chosen.id)).toBe(61);
  for (const order of [forever, usual, chosen])
    expect(await ada.api.orders.get({ id: order.id })).toEqual(order);
  const { items: listed } = await ada.api.orders.list();
  expect(listed.map(({ expiresAt }) => expiresAt)).toEqual([
    chosen.expiresAt,
    usual.expiresAt,
    null,
  ]);

  const other = shop.orders.place({ items, idempotencyKey: 'chosen', expiresInSeconds: 62 });
  expect((await rejection(other)).reason).toBe('IDEMPOTENCY_KEY_REUSED');
  await pass(store, usual.id);
  await expireOrders(store.database);
  const retry = await shop.orders.place({ items, idempotencyKey: 'usual' });
  expect(retry).toMatchObject({ id: usual.id, status: 'cancelled' });
});

// Failure case 74: docs/failure-cases.md
storeTest('limits how long a customer can hold stock', async ({ store }) => {
  const [mug, ada, staff] = [await store.product(), await store.customer(), await store.staff()];
  const shop = await TestStore.open(store.database, { env: { MAX_ORDER_HOLD: '5m' } });
  const items = [{ productId: mug.id, quantity: 1 }];

  const usual = await shop.as(ada.token).orders.place({ items });
  const long = await rejection(shop.as(ada.token).orders.place({ items, expiresInSeconds: 301 }));
  const byStaff = await shop.as(staff.token).orders.place({ items, userId: ada.id });

  expect(await secondsOf(store, usual.id)).toBe(300);
  expect(long).toMatchObject({
    reason: 'ORDER_LIMIT_EXCEEDED',
    details: { limit: 'holdSeconds', allowed: 300, requested: 301 },
  });
  expect(byStaff.expiresAt).toBe(null);
});

storeTest('extends the hold of a pending order only', async ({ store }) => {
  const mug = await store.product();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const [order, unlimited] = [await hold(ada, mug, 1, 60), await ada.place([[mug, 1]])];
  await pass(store, order.id);

  const extended = await staff.api.orders.extendHold({ id: order.id, expiresInSeconds: 3600 });
  await staff.api.orders.extendHold({ id: unlimited.id, expiresInSeconds: 60 });
  await expireOrders(store.database);

  expect(extended).toMatchObject({ status: 'pending', version: 2 });
  expect(extended.expiresAt).toBe((await ada.api.orders.get({ id: order.id })).expiresAt);
  expect(await secondsOf(store, order.id)).toBeGreaterThanOrEqual(3600);
  expect((await ada.api.orders.get({ id: unlimited.id })).expiresAt).not.toBe(null);
  const { items: events } = await staff.api.audit.list({ kind: 'order-hold-extended' });
  expect(events[1]?.details).toEqual({ orderId: order.id, expiresAt: extended.expiresAt });

  await staff.api.orders.confirm({ id: order.id });
  expect(
    await rejection(staff.api.orders.extendHold({ id: order.id, expiresInSeconds: 60 })),
  ).toMatchObject({ reason: 'ILLEGAL_TRANSITION', details: { from: 'confirmed' } });
  expect(
    (await rejection(ada.api.orders.extendHold({ id: unlimited.id, expiresInSeconds: 60 }))).reason,
  ).toBe('FORBIDDEN');
});

storeTest('removes the deadline when an order leaves pending in any way', async ({ store }) => {
  const mug = await store.product();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const orders = [];
  for (let n = 0; n < 3; n++) orders.push(await hold(ada, mug, 1, 60));
  const [confirmed = '', cancelled = '', byPrevious = ''] = orders.map(({ id }) => id);

  await staff.api.orders.confirm({ id: confirmed });
  await ada.api.orders.cancel({ id: cancelled });
  // As the previous release confirms, which knows no deadlines.
  await store.database.pool.query(
    `WITH confirmed AS (
       UPDATE orders SET status = 'confirmed', version = version + 1 WHERE id = $1 RETURNING id
     ) INSERT INTO order_events (order_id, from_status, to_status) SELECT id, 'pending', 'confirmed' FROM confirmed`,
    [byPrevious],
  );

  expect(await store.count('order_deadlines')).toBe(0);
  expect(await store.violations()).toEqual([]);
});

storeTest(
  'lets exactly one of an expiry and a concurrent change of the order win',
  async ({ store }) => {
    const mug = await store.product({ stockQuantity: 100 });
    const [ada, staff] = [await store.customer(), await store.staff()];
    const changes = {
      confirm: ({ id }: { id: string }) => staff.api.orders.confirm({ id }),
      cancel: ({ id }: { id: string }) => ada.api.orders.cancel({ id }),
      extendHold: ({ id }: { id: string }) =>
        staff.api.orders.extendHold({ id, expiresInSeconds: 600 }),
      pay: ({ id }: { id: string }) =>
        staff.api.payments.record({
          orderId: id,
          provider: 'stripe',
          reference: `pi_${id}`,
          kind: 'captured',
          amount: '10.00',
        }),
    };
    for (const [name, change] of Object.entries(changes)) {
      for (let round = 0; round < 8; round++) {
        const order = await hold(ada, mug, 1, 60);
        await pass(store, order.id);
        const [, attempt] = await Promise.allSettled([expireOrders(store.database), change(order)]);
        const { status, payment } = await ada.api.orders.get({ id: order.id });
        const causes = (await ada.api.orders.history({ id: order.id })).map(({ cause }) => cause);
        const hasExpired = causes.includes('expired');
        if (name !== 'pay') expect(attempt.status).toBe(hasExpired ? 'rejected' : 'fulfilled');
        else expect(payment.status).toBe(hasExpired ? 'refund_due' : 'paid');
        expect(causes).toHaveLength(name === 'extendHold' && !hasExpired ? 1 : 2);
        const wins = {
          confirm: 'confirmed',
          cancel: 'cancelled',
          extendHold: 'pending',
          pay: 'confirmed',
        };
        expect({ name, status }).toEqual({
          name,
          status: hasExpired
            ? 'cancelled'
            : Object.entries(wins).find(([key]) => key === name)?.[1],
        });
      }
    }
    expect(await store.violations()).toEqual([]);
  },
);

// Failure case 81: docs/failure-cases.md
storeTest('sweeps from several processes while orders are placed', async ({ store }) => {
  const products = await Promise.all([1, 2, 3].map(() => store.product({ stockQuantity: 1000 })));
  const customers = await store.customers(3);
  const lines = (n: number) => products.slice(n % 3).map((product) => [product, 1] as const);
  await Promise.all(Array.from({ length: 90 }, async (_, n) => customers[n % 3]?.place(lines(n))));
  await store.database.pool.query(
    `INSERT INTO order_deadlines SELECT id, now() AT TIME ZONE 'UTC' - id * interval '1 second' FROM orders`,
  );

  const counts: number[] = [];
  const onExpired = (count: number) => counts.push(count);
  const [swept, placed] = await Promise.all([
    Promise.allSettled(
      [1, 2, 3, 4].map(() => expireOrders(store.database, { batchSize: 7, onExpired })),
    ),
    Promise.allSettled(
      Array.from({ length: 60 }, async (_, n) => customers[n % 3]?.place(lines(n))),
    ),
  ]);
  await expireOrders(store.database, { onExpired });

  expect(rejections([...swept, ...placed])).toEqual([]);
  expect(fulfilled(placed)).toHaveLength(60);
  expect(counts.reduce((sum, count) => sum + count)).toBe(90);
  expect(Math.max(...counts)).toBeLessThanOrEqual(7);
  expect(await store.count('order_deadlines')).toBe(0);
  expect(await store.violations()).toEqual([]);
});

storeTest(
  'expires orders without a locked product first, and the others later',
  async ({ store }) => {
    const [mug, jug] = [await store.product(), await store.product()];
    const ada = await store.customer();
    const [first, second] = [await hold(ada, mug, 1, 60), await hold(ada, jug, 1, 60)];
    for (const { id } of [first, second]) await pass(store, id);
    {
      await using _held = await holdProduct(store.database, mug.id);
      await expireOrders(store.database);
      expect(await ada.api.orders.get({ id: first.id })).toMatchObject({ status: 'pending' });
      expect(await ada.api.orders.get({ id: second.id })).toMatchObject({ status: 'cancelled' });
    }
    await expireOrders(store.database);
    expect(await ada.api.orders.get({ id: first.id })).toMatchObject({ status: 'cancelled' });
  },
);

storeTest(
  'leaves an order that a later transaction has changed to the next pass',
  async ({ store }) => {
    const [mug, ada] = [await store.product(), await store.customer()];
    const order = await hold(ada, mug, 1, 60);
    await pass(store, order.id);
    const sweepAfter = async (transactionId: string) => {
      // Its event would be read after that of the expiry.
      await store.database.pool.query(`UPDATE order_events SET transaction_id = ${transactionId}`);
      await expireOrders(store.database);
      return (await ada.api.orders.get({ id: order.id })).status;
    };
    expect(await sweepAfter(`'9000000000000000000'`)).toBe('pending');
    expect(await sweepAfter('pg_current_xact_id()')).toBe('cancelled');
  },
);

storeTest('waits for a product that is locked for a short time', async ({ store }) => {
  const [mug, ada] = [await store.product({ stockQuantity: 5 }), await store.customer()];
  const order = await hold(ada, mug, 1, 60);
  await pass(store, order.id);
  await sweepWhileHeld(store, mug);
  expect(await store.stockOf(mug)).toBe(5);
});

storeTest(
  'waits for the product of a late order, although others do not need it',
  async ({ store }) => {
    const [mug, jug] = [await store.product({ stockQuantity: 5 }), await store.product()];
    const ada = await store.customer();
    const late = await hold(ada, mug, 1, 60);
    const others = [await hold(ada, jug, 1, 60), await hold(ada, jug, 1, 60)];
    for (const { id } of [late, ...others]) await pass(store, id);
    await store.database.pool.query(
      `UPDATE order_deadlines SET expires_at = expires_at - interval '1 minute' WHERE order_id = $1`,
      [late.id],
    );
    await sweepWhileHeld(store, mug);
    expect(await store.stockOf(mug)).toBe(5);
  },
);

storeTest('writes off units above the maximum stock, order by order', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 10 });
  const [ada, staff] = [await store.customer(), await store.staff()];
  for (const quantity of [2, 3, 4]) await pass(store, (await hold(ada, mug, quantity, 60)).id);
  const maximum = 2_147_483_647;
  await staff.api.products.setStock({
    id: mug.id,
    quantity: maximum - 4,
    expectedQuantity: 1,
    reason: 'counted',
  });
  await expireOrders(store.database);
  expect(await store.stockOf(mug)).toBe(maximum);
  const { items } = await staff.api.products.stockHistory({ id: mug.id });
  expect(
    items.slice(0, 5).map(({ kind, delta, quantityAfter }) => [kind, delta, quantityAfter]),
  ).toEqual([
    ['cancellation', 4, maximum],
    ['adjustment', -4, maximum - 4],
    ['cancellation', 3, maximum],
    ['adjustment', -1, maximum - 3],
    ['cancellation', 2, maximum - 2],
  ]);
  expect(await store.violations()).toEqual([]);
});

storeTest('claims confirmed orders, until their status changes', async ({ store }) => {
  const mug = await store.product();
  const [ada, staff] = [await store.customer(), await store.staff()];
  const [pending, confirmed] = [await ada.place([[mug, 1]]), await ada.place([[mug, 1]])];
  await staff.api.orders.confirm({ id: confirmed.id });
  const claim = () => staff.api.orders.claimNext({ status: 'confirmed' });
  expect((await claim())?.id).toBe(confirmed.id);
  expect(await claim()).toBe(null);
  expect((await staff.api.orders.claimNext())?.id).toBe(pending.id);
  expect(await store.violations()).toEqual([]);
  await staff.api.orders.ship({ id: confirmed.id });
  expect(await store.count('order_claims')).toBe(1);
});

function hold({ api }: TestUser, { id }: ProductView, quantity: number, expiresInSeconds: number) {
  return api.orders.place({ items: [{ productId: id, quantity }], expiresInSeconds });
}

/** Lets the time of an order pass. */
async function pass({ database }: TestStore, orderId: string): Promise<void> {
  await database.pool.query(
    `UPDATE order_deadlines SET expires_at = now() AT TIME ZONE 'UTC' - interval '1 second' WHERE order_id = $1`,
    [orderId],
  );
}

/** Seconds from placing an order to its deadline. */
async function secondsOf({ database }: TestStore, orderId: string): Promise<number> {
  const { rows } = await database.pool.query(
    `SELECT extract(epoch FROM expires_at - created_at)::float AS seconds
     FROM order_deadlines JOIN orders ON orders.id = order_id WHERE order_id = $1`,
    [orderId],
  );
  return rows[0].seconds;
}

/** Sweeps while another transaction holds the product's row, until the sweep waits for it. */
async function sweepWhileHeld(store: TestStore, product: ProductView): Promise<void> {
  const held = await holdProduct(store.database, product.id);
  const sweeping = expireOrders(store.database);
  await expect
    .poll(async () => {
      const { rows } = await store.database.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows.length;
    })
    .toBe(1);
  await held[Symbol.asyncDispose]();
  await sweeping;
}
