import fc from 'fast-check';
import { expect } from 'vitest';
import { expireOrders } from '../orders/expire-orders.ts';
import type { OrderView } from '../orders/index.ts';
import {
  fulfilled,
  rejection,
  rejections,
  storeTest,
  TestStore,
  walkPages,
  type Caller,
  type TestUser,
} from '../testing/index.ts';
import type { PaymentKind } from './payment-views.ts';

storeTest('confirms an order whose payments reach its grand total', async ({ store }) => {
  const { staff, ada, order } = await placed(store);

  const part = await pay(staff.api, order, 'authorized', '24.99', 'pi_1');
  expect(part.order).toMatchObject({
    status: 'pending',
    payment: { status: 'authorized', authorized: '24.99', captured: '0.00', amountDue: '25.00' },
  });
  const rest = await pay(staff.api, order, 'authorized', '0.01', 'pi_2');

  expect(rest.order).toMatchObject({ status: 'confirmed', version: 2, expiresAt: null });
  expect((await ada.api.orders.history({ id: order.id }))[1]).toMatchObject({
    from: 'pending',
    to: 'confirmed',
    by: { id: staff.id },
    cause: 'paid',
  });
  const paid = await pay(staff.api, order, 'captured', '25.00', 'pi_1');
  expect(paid.order.payment).toEqual({
    status: 'paid',
    authorized: '25.00',
    captured: '25.00',
    refunded: '0.00',
    amountDue: '0.00',
  });
  expect(await ada.api.orders.get({ id: order.id })).toEqual(paid.order);
  expect((await ada.api.orders.list()).items[0]?.payment).toEqual(paid.order.payment);
  expect((await ada.api.payments.list({ orderId: order.id })).items[0]).toEqual(paid.payment);
  const { items: events } = await staff.api.audit.list({ kind: 'payment-recorded' });
  expect(events).toHaveLength(3);
  expect(await store.violations()).toEqual([]);
});

storeTest('confirms by captured money, by authorized money, or not at all', async ({ store }) => {
  const { staff } = await placed(store);
  const outcomes: string[] = [];
  for (const PAYMENT_CONFIRMS of ['authorized', 'captured', 'off']) {
    const shop = (await TestStore.open(store.database, { env: { PAYMENT_CONFIRMS } })).as(
      staff.token,
    );
    for (const kinds of [['failed', 'authorized'], ['captured']] as const) {
      const { order } = await placed(store);
      let status = '';
      for (const kind of kinds)
        ({ status } = (await pay(shop, order, kind, '25.00', `pi_${order.id}`)).order);
      outcomes.push(`${PAYMENT_CONFIRMS}: ${kinds.at(-1)} → ${status}`);
    }
  }
  expect(outcomes).toEqual([
    'authorized: authorized → confirmed',
    'authorized: captured → confirmed',
    'captured: authorized → pending',
    'captured: captured → confirmed',
    'off: authorized → pending',
    'off: captured → pending',
  ]);
});

// Failure case 79: docs/failure-cases.md
storeTest('records each payment once, and one reference for one order', async ({ store }) => {
  const { staff, order, ada } = await placed(store);
  const { order: other } = await placed(store);
  const input = {
    orderId: order.id,
    provider: 'stripe',
    reference: 'pi_1',
    kind: 'captured',
  } as const;
  const record = (change: object) =>
    staff.api.payments.record({ ...input, amount: '5.00', metadata: { card: 'visa' }, ...change });

  const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => record({})));
  expect(rejections(attempts)).toEqual([]);
  const [first] = fulfilled(attempts);
  expect(new Set(fulfilled(attempts).map(({ payment }) => payment.id)).size).toBe(1);

  for (const change of [{ amount: '5.01' }, { metadata: {} }, { orderId: other.id }]) {
    expect(await rejection(record(change))).toMatchObject({
      reason: 'PAYMENT_CONFLICT',
      details: { current: first?.payment },
    });
  }
  expect((await rejection(record({ orderId: other.id, kind: 'refunded' }))).reason).toBe(
    'PAYMENT_CONFLICT',
  );
  expect((await rejection(record({ orderId: '999999' }))).reason).toBe('ORDER_NOT_FOUND');
  expect((await rejection(record({ amount: '0.00' }))).reason).toBe('VALIDATION_FAILED');
  expect((await rejection(ada.api.payments.record({ ...input, amount: '5.00' }))).reason).toBe(
    'FORBIDDEN',
  );

  const raced = await Promise.allSettled(
    [order, other].map(({ id }) => record({ orderId: id, reference: 'pi_2' })),
  );
  expect(fulfilled(raced)).toHaveLength(1);
  expect(rejections(raced)).toMatchObject([{ reason: 'PAYMENT_CONFLICT' }]);
  expect(await store.count('payments')).toBe(2);
  expect(await store.violations()).toEqual([]);
});

storeTest('lists what is due back until it is refunded', async ({ store }) => {
  const { staff, ada, mug } = await placed(store);
  const due: string[] = [];
  const refundable = async (order: OrderView) => {
    due.push(order.id);
    return order;
  };
  const expired = await refundable(await place(ada, mug.id, 60));
  await store.database.pool.query(`UPDATE order_deadlines SET expires_at = '2000-01-01'`);
  await expireOrders(store.database);
  const late = await pay(staff.api, expired, 'captured', '25.00', 'late');
  expect(late.order).toMatchObject({ status: 'cancelled', payment: { status: 'refund_due' } });

  const cancelled = await refundable(await place(ada, mug.id));
  await pay(staff.api, cancelled, 'captured', '25.00', 'early');
  await ada.api.orders.cancel({ id: cancelled.id });

  const byPrevious = await refundable(await place(ada, mug.id));
  await pay(staff.api, byPrevious, 'captured', '10.00', 'some');
  // As the previous release cancels, which knows no payments.
  await store.database.pool.query(
    `WITH cancelled AS (UPDATE orders SET status = 'cancelled' WHERE id = $1 RETURNING id), returned AS (
       UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = $2 RETURNING id, stock_quantity
     ), moved AS (
       INSERT INTO stock_movements (product_id, kind, delta, quantity_after, order_id)
       SELECT id, 'cancellation', 1, stock_quantity, $1 FROM returned
     ) INSERT INTO order_events (order_id, from_status, to_status) SELECT id, 'pending', 'cancelled' FROM cancelled`,
    [byPrevious.id, mug.id],
  );

  const overpaid = await refundable(await place(ada, mug.id));
  await pay(staff.api, overpaid, 'captured', '25.00', 'once');
  await pay(staff.api, overpaid, 'captured', '25.00', 'twice');

  const pages = await walkPages((page) => staff.api.payments.listRefundsDue(page), 3);
  expect(pages.flat().map(({ orderId, amount }) => [orderId, amount])).toEqual([
    [expired.id, '25.00'],
    [cancelled.id, '25.00'],
    [byPrevious.id, '10.00'],
    [overpaid.id, '25.00'],
  ]);
  const { items: listed } = await ada.api.orders.list();
  expect(pages.flat()[0]?.order).toEqual(listed.find(({ id }) => id === expired.id));

  expect(await rejection(pay(staff.api, expired, 'refunded', '25.01', 're_0'))).toMatchObject({
    reason: 'PAYMENT_CONFLICT',
    details: { current: null },
  });
  const part = await pay(staff.api, expired, 'refunded', '20.00', 're_1');
  expect(part.order.payment).toMatchObject({ status: 'refund_due', refunded: '20.00' });
  const rest = await pay(staff.api, expired, 'refunded', '5.00', 're_2');
  expect(rest.order.payment).toMatchObject({ status: 'refunded', amountDue: '0.00' });
  expect((await staff.api.payments.listRefundsDue()).items.map(({ orderId }) => orderId)).toEqual(
    due.slice(1),
  );
  expect((await rejection(ada.api.payments.listRefundsDue())).reason).toBe('FORBIDDEN');
  expect(await store.violations()).toEqual([]);
});

storeTest('ends in the same sums in whatever order payments arrive', async ({ store }) => {
  const { staff, ada, mug } = await placed(store);
  // A provider never refunds more than it captured.
  const Notifications = fc
    .array(
      fc.record({
        kind: fc.constantFrom<PaymentKind>('authorized', 'captured', 'voided', 'failed'),
        cents: fc.integer({ min: 1, max: 3000 }),
        isRefunded: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((sent) =>
      sent.flatMap(({ kind, cents, isRefunded }) =>
        kind === 'captured' && isRefunded
          ? [
              { kind, cents },
              { kind: 'refunded' as const, cents: Math.ceil(cents / 2) },
            ]
          : [{ kind, cents }],
      ),
    );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      Notifications.chain((sent) =>
        fc.tuple(
          fc.constant(sent),
          fc.shuffledSubarray([...sent.keys()], { minLength: sent.length }),
          fc.boolean(),
        ),
      ),
      async ([sent, shuffled, isCancelled]) => {
        run++;
        const payments = await Promise.all(
          [[...sent.keys()], shuffled].map(async (sequence, side) => {
            const order = await place(ada, mug.id);
            if (isCancelled) await staff.api.orders.cancel({ id: order.id });
            await deliver(
              sequence.map((index) => async () => {
                const { kind = 'failed', cents = 1 } = sent[index] ?? {};
                const amount = (cents / 100).toFixed(2);
                await pay(staff.api, order, kind, amount, `${run}-${side}-${index}`);
              }),
            );
            return (await ada.api.orders.get({ id: order.id })).payment;
          }),
        );
        expect(payments[1]).toEqual(payments[0]);
      },
    ),
    { numRuns: 12 },
  );
  expect(await store.violations()).toEqual([]);
});

storeTest(
  'shows customers their own payments, and lets a key with the scope record them',
  async ({ store }) => {
    const { staff, ada, order } = await placed(store);
    const { ada: grace, order: hers } = await placed(store);
    const { key } = await staff.api.auth.createApiKey({ name: 'Stripe', scopes: ['payments'] });
    const service = store.as(key);
    for (const [index, each] of [order, hers, order].entries())
      await pay(service, each, 'captured', '1.00', `pi_${index}`);

    expect(await references(ada.api.payments.list())).toEqual(['pi_2', 'pi_0']);
    expect(await references(service.payments.list())).toEqual(['pi_2', 'pi_1', 'pi_0']);
    const pages = await walkPages((page) => ada.api.payments.list(page), 1);
    expect(pages.flat().map(({ reference }) => reference)).toEqual(['pi_2', 'pi_0']);
    expect((await rejection(ada.api.payments.list({ orderId: hers.id }))).reason).toBe(
      'ORDER_NOT_FOUND',
    );
    expect(await references(grace.api.payments.list({ orderId: hers.id }))).toEqual(['pi_1']);
    expect((await rejection(service.orders.confirm({ id: order.id }))).reason).toBe('FORBIDDEN');
  },
);

/** Delivers notifications as a provider does: in this order, each twice, and again until it is accepted. */
async function deliver(notifications: readonly (() => Promise<void>)[]): Promise<void> {
  let waiting = [...notifications, ...notifications];
  for (let round = 0; waiting.length > 0; round++) {
    expect(round).toBeLessThan(3);
    const rejected: (() => Promise<void>)[] = [];
    for (const send of waiting) await send().catch(() => rejected.push(send));
    waiting = rejected;
  }
}

/** A mug, and an order of it whose grand total is 25.00. */
async function placed(store: TestStore) {
  const mug = await store.product({ price: '20.00' });
  const [ada, staff] = [await store.customer(), await store.staff()];
  const charges = [{ kind: 'shipping', label: 'Parcel', amount: '5.00' }] as const;
  const order = await staff.api.orders.place({
    items: [{ productId: mug.id, quantity: 1 }],
    userId: ada.id,
    charges: [...charges],
  });
  const dear = await store.product({ price: '25.00' });
  return { mug: dear, ada, staff, order };
}

function place({ api }: TestUser, productId: string, expiresInSeconds?: number) {
  return api.orders.place({ items: [{ productId, quantity: 1 }], expiresInSeconds });
}

function pay(
  api: Caller,
  { id: orderId }: Pick<OrderView, 'id'>,
  kind: PaymentKind,
  amount: string,
  reference: string,
) {
  return api.payments.record({ orderId, provider: 'stripe', reference, kind, amount });
}

async function references(page: ReturnType<Caller['payments']['list']>): Promise<string[]> {
  return (await page).items.map(({ reference }) => reference);
}
