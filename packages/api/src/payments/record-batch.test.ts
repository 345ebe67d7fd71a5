import { openDatabase, runInSqlTransaction } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { expireOrders } from '../orders/expire-orders.ts';
import { holdLock, sessionsThatWait } from '../testing/held-product.ts';
import {
  fulfilled,
  rejection,
  rejections,
  storeTest,
  TestStore,
  type TestUser,
} from '../testing/index.ts';
import { startTcpProxy } from '../testing/tcp-proxy.ts';
import { lockPaymentState } from './lock-payment-state.ts';

/** On a busy machine waits are long. */
const patient = { lockTimeoutMs: 120_000, statementTimeoutMs: 120_000, acquireTimeoutMs: 120_000 };

storeTest('records concurrent payments in far fewer transactions', async ({ store }) => {
  const { staff, orders } = await shop(store, 80);
  const [first = '', second = ''] = orders;
  const earlier = await pay(staff, first, { reference: `pi_${first}` });
  const attempts = await Promise.allSettled([
    ...orders.map((id) => pay(staff, id, { reference: `pi_${id}` })),
    pay(staff, second, { reference: `pi_${second}` }),
    pay(staff, second, { reference: `pi_${first}` }),
    pay(staff, second, { reference: 'refund', kind: 'refunded', amount: '25.01' }),
    pay(staff, '999999', { reference: 'pi_unknown' }),
  ]);

  const answers = fulfilled(attempts);
  expect(answers).toHaveLength(81);
  expect(answers.map(({ order }) => order.id)).toEqual([...orders, second]);
  expect(answers[0]).toEqual(earlier);
  expect(answers[80]?.payment).toEqual(answers[1]?.payment);
  for (const { payment, order } of answers) {
    expect(payment).toMatchObject({ orderId: order.id, amount: '25.00', kind: 'captured' });
    expect(order).toMatchObject({ status: 'confirmed', version: 2, payment: { status: 'paid' } });
  }
  expect(rejections(attempts)).toMatchObject([
    { reason: 'PAYMENT_CONFLICT', details: { current: earlier.payment } },
    { reason: 'PAYMENT_CONFLICT', details: { current: null } },
    { reason: 'ORDER_NOT_FOUND', details: { ids: ['999999'] } },
  ]);

  const transactions = await store.count('(SELECT DISTINCT xmin::text FROM payments) AS batches');
  expect(transactions).toBeLessThan(40);
  expect(await store.count('payments')).toBe(80);
  expect(await store.count('payment_references')).toBe(80);
  expect(await store.count(`order_events WHERE kind = 'payment_recorded'`)).toBe(80);
  const { items: audited } = await staff.api.audit.list({ kind: 'payment-recorded', limit: 100 });
  expect(audited).toHaveLength(80);
  const payment = answers[1]?.payment;
  expect(audited.find(({ details }) => details['paymentId'] === payment?.id)).toMatchObject({
    byUserId: staff.id,
    address: '192.0.2.1',
    userAgent: 'tests',
    requestId: 'test',
    procedure: 'payments.record',
    details: { orderId: second, paymentId: payment?.id, kind: 'captured', amount: '25.00' },
  });
  expect(await store.violations()).toEqual([]);
});

storeTest('adds the events of an order in the order of its payments', async ({ store }) => {
  const { staff, orders } = await shop(store, 1);
  const [id = ''] = orders;
  const results = await Promise.all(
    ['10.00', '15.00', '1.00'].map((amount) => pay(staff, id, { reference: amount, amount })),
  );
  expect(new Set(results.map(({ payment }) => payment.id)).size).toBe(3);
  const events = await eventsOf(store, id);
  expect(events.filter(({ cause }) => cause === 'paid')).toHaveLength(1);
  expect(events.filter(({ kind }) => kind === 'payment_recorded')).toHaveLength(3);
  expect(events.map(({ from }) => from)).toEqual(
    [null, ...events.map(({ to }) => to)].slice(0, -1),
  );
  // The confirmation precedes the payment that causes it.
  const confirmation = events.findIndex(({ cause }) => cause === 'paid');
  expect(events[confirmation]).toMatchObject({ from: 'pending', to: 'confirmed', kind: null });
  expect(events[confirmation + 1]).toMatchObject({ from: 'confirmed', kind: 'payment_recorded' });
  expect((await staff.api.orders.get({ id })).payment).toMatchObject({
    status: 'refund_due',
    captured: '26.00',
  });
  expect(await store.violations()).toEqual([]);
});

storeTest('leaves an order for later that a later transaction has changed', async ({ store }) => {
  const { staff, orders } = await shop(store, 1);
  const [id = ''] = orders;
  const rest = { reference: 'rest', amount: '15.00', kind: 'captured' } as const;
  const input = { ...rest, orderId: id, provider: 'stripe', metadata: {} };
  const origin = { requestId: 'test', address: null, userAgent: null };
  const request = { input, byUserId: staff.id, origin, keyed: undefined };
  await runInSqlTransaction(store.database, async (batch) => {
    // As if it had locked an order with a lower id.
    await batch.query({ text: 'SELECT pg_current_xact_id()' });
    await pay(staff, id, { reference: 'first', amount: '10.00' });
    const { held, orders: locked } = await lockPaymentState(batch, [request], 'skip');
    expect([...held, locked.size]).toEqual([id, 0]);
  });

  // Alone it is recorded in any case.
  await store.database.pool.query(`UPDATE order_events SET transaction_id = '9000000000000000000'`);
  expect((await pay(staff, id, rest)).order).toMatchObject({ status: 'confirmed' });
  expect(await store.violations()).toEqual([]);
});

// Failure case 78: docs/failure-cases.md
storeTest('decides payments, expiry and cancellation of the same orders', async ({ store }) => {
  const { staff, orders } = await shop(store, 30, 60);
  await store.database.pool.query(
    `UPDATE order_deadlines SET expires_at = now() AT TIME ZONE 'UTC' - interval '1 second'`,
  );
  const [paid, others] = await Promise.all([
    Promise.allSettled(
      orders.flatMap((id) => [
        pay(staff, id, { reference: `a_${id}`, amount: '10.00' }),
        pay(staff, id, { reference: `b_${id}`, amount: '15.00' }),
      ]),
    ),
    Promise.allSettled([
      ...orders.slice(0, 10).map((id) => staff.api.orders.cancel({ id })),
      ...[1, 2].map(() => expireOrders(store.database, { batchSize: 3 })),
    ]),
  ]);
  expect(rejections(paid)).toEqual([]);
  for (const { reason } of rejections(others)) expect(reason).toBe('ILLEGAL_TRANSITION');

  const due = (await staff.api.payments.listRefundsDue({ limit: 100 })).items;
  const refunds = new Map(due.map(({ orderId, amount }) => [orderId, amount]));
  for (const id of orders) {
    const { status, payment } = await staff.api.orders.get({ id });
    expect(payment.captured).toBe('25.00');
    expect({ status, refund: refunds.get(id) }).toEqual(
      status === 'confirmed'
        ? { status, refund: undefined }
        : { status: 'cancelled', refund: '25.00' },
    );
  }
  const cancelled = await store.count(`orders WHERE status = 'cancelled'`);
  expect(cancelled).toBeGreaterThanOrEqual(10);
  expect(await store.count(`stock_movements WHERE kind = 'cancellation'`)).toBe(cancelled);
  await expectEventsInSequence(store);
  expect(await store.violations()).toEqual([]);
});

storeTest('fails only the payment that breaks its batch', async ({ store }) => {
  const { staff, orders } = await shop(store, 4);
  await store.database.pool.query(`
    CREATE FUNCTION reject_13() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.amount = 13 THEN RAISE EXCEPTION 'unlucky'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER reject_13 BEFORE INSERT ON payments FOR EACH ROW EXECUTE FUNCTION reject_13()`);
  const attempts = await Promise.allSettled(
    orders.map((id, place) =>
      pay(staff, id, { reference: `pi_${id}`, amount: place === 1 ? '13.00' : '25.00' }),
    ),
  );
  expect(attempts.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(await store.count('payments')).toBe(3);
  expect(await store.count('payment_references')).toBe(3);
  expect(await store.count(`orders WHERE status = 'confirmed'`)).toBe(3);
  expect(await store.violations()).toEqual([]);
});

databaseTest('records other payments while an order is locked', async ({ database: { url } }) => {
  await using database = openDatabase({ url, ...patient });
  const store = await TestStore.open(database);
  const { staff, orders } = await shop(store, 3);
  const [locked = '', ...others] = orders;
  const lock = 'SELECT FROM orders WHERE id = $1 FOR UPDATE';
  let late: ReturnType<typeof pay>;
  {
    await using _held = await holdLock(database, lock, [locked]);
    late = pay(staff, locked, { reference: 'late', idempotencyKey: 'late' });
    for (const id of others) {
      const { order } = await pay(staff, id, { reference: `pi_${id}` });
      expect(order.status).toBe('confirmed');
    }
    await sessionsThatWait(database, 1);
    expect(await store.count('payments')).toBe(2);
  }
  const answer = await late;
  expect(answer.order).toMatchObject({ id: locked, status: 'confirmed' });

  // A stored answer needs no lock.
  await using _held = await holdLock(database, lock, [locked]);
  expect(await pay(staff, locked, { reference: 'late', idempotencyKey: 'late' })).toEqual(answer);
});

storeTest('returns the first answer to each call with its key', async ({ store }) => {
  const { staff, orders } = await shop(store, 2);
  const [id = '', other = ''] = orders;
  const payment = { reference: 'pi_1', idempotencyKey: 'k' };
  expect((await rejection(pay(staff, '999999', payment))).reason).toBe('ORDER_NOT_FOUND');
  expect(await store.count('idempotent_calls')).toBe(0);

  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => pay(staff, id, payment)),
    pay(staff, id, { ...payment, idempotencyKey: 'l' }),
  ]);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const otherContent = pay(staff, other, payment);
  expect((await rejection(otherContent)).reason).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await store.count('idempotent_calls')).toBe(2);

  await staff.api.orders.cancel({ id });
  for (const idempotencyKey of ['k', 'l'])
    expect(await pay(staff, id, { ...payment, idempotencyKey })).toEqual(answers[0]);
  expect((await pay(staff, id, { reference: 'pi_1' })).order.status).toBe('cancelled');
  const reused = staff.api.orders.cancel({ id: other, idempotencyKey: 'k' });
  expect((await rejection(reused)).reason).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await store.count('payments')).toBe(1);
  expect(await store.violations()).toEqual([]);
});

databaseTest(
  'records each payment and binds each reference once across processes',
  async ({ database: { url } }) => {
    await using first = openDatabase({ url, ...patient });
    await using second = openDatabase({ url, ...patient });
    const [store, otherStore] = [await TestStore.open(first), await TestStore.open(second)];
    const { staff, orders } = await shop(store, 3);
    const [one = '', two = '', three = ''] = orders;
    const references = Array.from({ length: 30 }, (_, index) => `pi_${index}`);

    const attempts = await Promise.allSettled([
      ...references.map((reference) => pay(staff, one, { reference, amount: '1.00' })),
      ...references
        .toReversed()
        .map((reference) =>
          pay({ api: otherStore.as(staff.token) }, two, { reference, amount: '1.00' }),
        ),
    ]);

    expect(fulfilled(attempts)).toHaveLength(30);
    expect(new Set(rejections(attempts).map(({ reason }) => reason))).toEqual(
      new Set(['PAYMENT_CONFLICT']),
    );
    expect(await store.count('payments')).toBe(30);

    const reported = { reference: 'once', amount: '25.00' };
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, caller) => {
        const api = (caller % 2 === 0 ? store : otherStore).as(staff.token);
        const idempotencyKey = caller % 4 < 2 ? `k${caller % 3}` : undefined;
        return pay({ api }, three, { ...reported, idempotencyKey });
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await store.count('payments')).toBe(31);
    expect((await eventsOf(store, three)).map(({ cause, kind }) => cause ?? kind)).toEqual([
      null,
      'paid',
      'payment_recorded',
    ]);
    await expectEventsInSequence(store);
    expect(await store.violations()).toEqual([]);
  },
);

// Failure case 79: docs/failure-cases.md. Providers retry when they get no answer.
const cuts = [
  { when: 'before the answer', what: 'COMMIT happened' },
  { when: 'before the server', what: 'COMMIT never arrived' },
] as const;

databaseTest.for(cuts)(
  'records each payment once when the connection is cut at COMMIT ($what)',
  async ({ when }, { database }) => {
    await using proxy = await startTcpProxy(database.url);
    await using throughProxy = openDatabase({ url: proxy.url });
    const store = await TestStore.open(throughProxy);
    const { staff, orders } = await shop(store, 2);
    const [one = '', two = ''] = orders;

    proxy.cutOnce('COMMIT\0', when);
    const attempts = await Promise.allSettled([
      pay(staff, one, { reference: 'pi_1' }),
      pay(staff, two, { reference: 'pi_2', idempotencyKey: 'k' }),
      pay(staff, '999999', { reference: 'pi_3' }),
    ]);

    expect(proxy.cuts).toBe(1);
    const [ones, twos] = fulfilled(attempts);
    expect(ones).toMatchObject({ order: { id: one, status: 'confirmed', version: 2 } });
    expect(twos).toMatchObject({ order: { id: two, status: 'confirmed', version: 2 } });
    expect(rejections(attempts)).toMatchObject([{ reason: 'ORDER_NOT_FOUND' }]);
    expect(await pay(staff, two, { reference: 'pi_2', idempotencyKey: 'k' })).toEqual(twos);
    expect(await store.count('payments')).toBe(2);
    expect(await store.count(`order_events WHERE cause = 'paid'`)).toBe(2);
    expect(await store.violations()).toEqual([]);
  },
);

/** Pending orders of 25.00 each. */
async function shop(store: TestStore, count: number, expiresInSeconds?: number) {
  const [ada, staff] = [await store.customer(), await store.staff()];
  const mug = await store.product({ price: '25.00', stockQuantity: 1000 });
  const items = [{ productId: mug.id, quantity: 1 }];
  const placed = await Promise.all(
    Array.from({ length: count }, () => ada.api.orders.place({ items, expiresInSeconds })),
  );
  return { staff, orders: placed.map(({ id }) => id) };
}

function pay(
  { api }: Pick<TestUser, 'api'>,
  orderId: string,
  {
    kind = 'captured',
    amount = '25.00',
    ...given
  }: {
    reference: string;
    kind?: 'captured' | 'refunded';
    amount?: string;
    idempotencyKey?: string | undefined;
  },
) {
  return api.payments.record({ orderId, provider: 'stripe', kind, amount, ...given });
}

async function eventsOf({ database }: TestStore, orderId: string) {
  const { rows } = await database.pool.query<{
    from: string | null;
    to: string;
    kind: string | null;
    cause: string | null;
  }>(
    `SELECT from_status AS "from", to_status AS "to", kind, cause FROM order_events
     WHERE order_id = $1 ORDER BY id`,
    [orderId],
  );
  return rows;
}

/** Readers get the events of each order in the sequence in which they happened. */
async function expectEventsInSequence({ database }: TestStore): Promise<void> {
  const { rows } = await database.pool.query(
    `SELECT * FROM (
       SELECT order_id, id, transaction_id, lag(transaction_id) OVER (PARTITION BY order_id ORDER BY id) AS previous
       FROM order_events) events
     WHERE previous > transaction_id`,
  );
  expect(rows).toEqual([]);
}
