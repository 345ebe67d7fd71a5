import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCards } from './testing/index.ts';
import { accountingErrors, startShop, type Shop } from './testing/start-shop.ts';

const faults = {
  seed: 16,
  maxDelayMs: 40,
  duplicates: 0.5,
  lostRequests: 0.05,
  lostAnswers: 0.1,
};

let shop: Shop;
beforeAll(async () => {
  shop = await startShop(faults);
  await shop.startService();
});
afterAll(async () => {
  try {
    // Every captured amount belongs to a confirmed order, or is refunded or listed as due.
    await shop.fake.webhooks.settled();
    expect(await accountingErrors(shop)).toEqual([]);
    expect(await shop.api.store.violations()).toEqual([]);
  } finally {
    await shop[Symbol.asyncDispose]();
  }
});

// Failure case 79: docs/failure-cases.md
test('a payment confirms its order, with duplicate and late events and lost answers of Stripe', async () => {
  const { fake } = shop;
  const orders = await Promise.all(Array.from({ length: 8 }, () => shop.place()));
  const ids = await Promise.all(orders.map(({ id }) => shop.pay(id, testCards.succeeds)));
  await expect.poll(() => statusesOf(orders)).toEqual(orders.map(() => 'confirmed'));
  await fake.webhooks.settled();

  expect(new Set(ids).size).toBe(orders.length);
  expect(Object.keys(fake.account.state.intents)).toHaveLength(orders.length);
  for (const { id } of orders) {
    const { payment } = await shop.get(id);
    expect(payment).toMatchObject({ status: 'paid', captured: '12.50', refunded: '0.00' });
    const history = await shop.staff.orders.history.query({ id });
    expect(history.map(({ to, cause }) => [to, cause])).toEqual([
      ['pending', null],
      ['confirmed', 'paid'],
    ]);
  }
});

test('an order has one intent: declined, not confirmed by the bank, then confirmed', async () => {
  const { account } = shop.fake;
  const { id: orderId } = await shop.place();
  const id = await shop.pay(orderId, testCards.isDeclined);
  await expect.poll(() => kindsOf(orderId)).toEqual(['failed']);
  expect(await shop.pay(orderId, testCards.needsConfirmation)).toBe(id);
  account.authenticate(id, false);
  expect(await shop.pay(orderId, testCards.needsConfirmation)).toBe(id);
  expect((await shop.get(orderId)).status).toBe('pending');
  account.authenticate(id, true);
  await expect.poll(() => shop.statusOf(orderId)).toBe('confirmed');
  expect(await kindsOf(orderId)).toEqual(['captured', 'failed']);
});

test('an expired order can no longer be paid, even if the service was down when it expired', async () => {
  const { account } = shop.fake;
  const [watched, missed] = [await shop.place(), await shop.place()];
  const first = await shop.pay(watched.id, testCards.needsConfirmation);
  const second = await shop.pay(missed.id, testCards.needsConfirmation);
  await shop.expire(watched.id);
  await expect.poll(() => account.intent(first).status).toBe('canceled');
  await shop.killService();
  await shop.expire(missed.id);
  expect(account.intent(second).status).toBe('requires_action');
  await shop.startService();
  await expect.poll(() => account.intent(second).status).toBe('canceled');
  expect((await shop.requestIntent(missed.id)).status).toBe(409);
  expect(await kindsOf(missed.id)).toEqual([]);
});

test('cancels the intent before the order expires and its stock returns; an extended hold gets another', async () => {
  const { account } = shop.fake;
  const order = await shop.place();
  const id = await shop.pay(order.id, testCards.needsConfirmation);
  await shop.killService();
  // The order expires in an hour: a few seconds before that are left.
  const left = Date.parse(order.expiresAt ?? '') - Date.now() - 2000;
  await shop.startService({ CANCEL_BEFORE_MS: String(left) });
  await expect.poll(() => account.intent(id).status, { timeout: 30_000 }).toBe('canceled');
  expect(await shop.get(order.id)).toMatchObject({ status: 'pending', expiresAt: order.expiresAt });
  expect((await shop.requestIntent(order.id)).status).toBe(409);

  await shop.staff.orders.extendHold.mutate({ id: order.id, expiresInSeconds: 7200 });
  const another = await shop.pay(order.id, testCards.needsConfirmation);
  expect(another).not.toBe(id);
  await shop.staff.orders.extendHold.mutate({ id: order.id, expiresInSeconds: 3600 });
  await expect.poll(() => account.intent(another).status, { timeout: 30_000 }).toBe('canceled');
  expect(await shop.statusOf(order.id)).toBe('pending');
  await shop.expire(order.id);
  await shop.killService();
  await shop.startService();
});

test('an order that names a nonexistent intent does not prevent others from being handled', async () => {
  const order = await shop.place();
  const id = await shop.pay(order.id, testCards.needsConfirmation);
  await shop.killService();
  // The newest order comes first.
  const wrong = await shop.place({ stripePaymentIntent: 'pi_none' });
  const left = Date.parse(wrong.expiresAt ?? '') - Date.now() - 1000;
  await shop.startService({ CANCEL_BEFORE_MS: String(left) });
  await expect.poll(() => shop.fake.account.intent(id).status).toBe('canceled');
  await expect.poll(() => shop.printed.join('\n')).toContain('pi_none');
  await shop.killService();
  await shop.startService();
});

test('requests the remaining amount when units are cancelled after the intent was created', async () => {
  const { account } = shop.fake;
  const order = await shop.place({}, 2);
  const whole = await shop.pay(order.id, testCards.needsConfirmation);
  const [item] = order.items;
  await shop.staff.orders.cancelItems.mutate({
    id: order.id,
    items: [{ itemId: item?.id ?? '', quantity: 1 }],
  });
  const left = await shop.pay(order.id, testCards.succeeds);
  await expect.poll(() => shop.statusOf(order.id)).toBe('confirmed');
  expect(account.intent(whole)).toMatchObject({ amount: 2500, status: 'canceled' });
  expect(account.intent(left)).toMatchObject({ amount: 1250, status: 'succeeded' });
});

// Failure case 80: docs/failure-cases.md
test('records a charge whose events were not delivered, after the service was killed', async () => {
  const { fake } = shop;
  const { id: orderId } = await shop.place();
  const id = await shop.pay(orderId, testCards.settlesLater);
  await shop.killService();
  fake.account.settle(id);
  expect(await shop.statusOf(orderId)).toBe('pending');
  await shop.startService();
  const { url } = fake.webhooks;
  fake.webhooks.url = undefined;
  await expect.poll(() => shop.statusOf(orderId)).toBe('confirmed');
  fake.webhooks.url = url;
});

// Failure cases 78 and 80: docs/failure-cases.md
test('refunds money that arrives after the hold has expired once, when the service is killed in between', async () => {
  const { account } = shop.fake;
  const { id: orderId } = await shop.place();
  const id = await shop.pay(orderId, testCards.settlesLater);
  await shop.expire(orderId);
  const isRefunded = shop.fake.loseAnswerOf('/refunds');
  account.settle(id);
  await isRefunded;
  await shop.killService();
  // Two services at once.
  await Promise.all([shop.startService(), shop.startService()]);
  await expect.poll(() => paymentStatusOf(orderId)).toBe('refunded');
  const refunds = Object.values(account.state.refunds).filter(
    (refund) => refund.payment_intent === id,
  );
  expect(refunds).toMatchObject([{ amount: 1250, status: 'succeeded' }]);
});

test('counts a pending refund, and records it when it has succeeded', async () => {
  const { account } = shop.fake;
  const { id: orderId } = await shop.place();
  account.refundsArePending = true;
  const id = await shop.pay(orderId, testCards.succeeds);
  await expect.poll(() => shop.statusOf(orderId)).toBe('confirmed');
  await shop.staff.orders.cancel.mutate({ id: orderId });
  const refundsOf = () =>
    Object.values(account.state.refunds).filter((refund) => refund.payment_intent === id);
  await expect.poll(() => refundsOf().map(({ status }) => status)).toEqual(['pending']);
  expect(await paymentStatusOf(orderId)).toBe('refund_due');
  account.refundsArePending = false;
  // The next rounds see the pending refund.
  await shop.killService();
  await shop.startService();
  account.settleRefund(refundsOf()[0]?.id ?? '');
  await expect.poll(() => paymentStatusOf(orderId)).toBe('refunded');
  expect(refundsOf()).toHaveLength(1);
});

test('gives an intent only to the customer of the order, and never that of another order', async () => {
  const order = await shop.place();
  const { token: stranger } = await shop.api.store.customer();
  expect((await shop.requestIntent(order.id, stranger)).status).toBe(404);
  expect((await shop.requestIntent(order.id, 'x')).status).toBe(401);
  expect((await shop.requestIntent('1 OR 1')).status).toBe(400);
  const id = await shop.pay(order.id, testCards.needsConfirmation);
  const forged = await shop.place({ stripePaymentIntent: id });
  expect(await shop.pay(forged.id, testCards.needsConfirmation)).not.toBe(id);
  await shop.expire(forged.id);
  expect(shop.fake.account.intent(id).status).toBe('requires_action');
});

test('rejects events with another signature, and ignores intents of other programs and stores', async () => {
  const { fake } = shop;
  const url = fake.webhooks.url ?? '';
  const forged = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=00' },
    body: '{"type":"payment_intent.succeeded"}',
  });
  expect(forged.status).toBe(400);
  for (const metadata of [{}, { order_id: '987654321' }]) {
    const given = { amount: 900, currency: 'gbp', capture_method: 'automatic', metadata } as const;
    const { id } = fake.account.createIntent(given);
    fake.account.confirm(id, testCards.succeeds);
    await fake.webhooks.settled();
    delete fake.account.state.intents[id];
  }
  expect(shop.printed.join()).toContain('the store has no order 987654321');
});

test('with manual capture, captures for confirmed orders and releases the money of expired ones', async () => {
  const { account } = shop.fake;
  await shop.killService();
  await shop.startService({ CAPTURE_METHOD: 'manual' });
  const [kept, expired] = [await shop.place(), await shop.place()];
  await shop.pay(kept.id, testCards.succeeds);
  await expect.poll(() => paymentStatusOf(kept.id)).toBe('paid');
  expect(await kindsOf(kept.id)).toEqual(['authorized', 'captured']);
  expect(await shop.statusOf(kept.id)).toBe('confirmed');

  const id = await shop.pay(expired.id, testCards.settlesLater);
  await shop.expire(expired.id);
  account.settle(id);
  await expect.poll(() => account.intent(id).status).toBe('canceled');
  await expect.poll(() => kindsOf(expired.id)).toEqual(['authorized', 'voided']);
  expect((await shop.get(expired.id)).payment).toMatchObject({ status: 'none', captured: '0.00' });
});

function statusesOf(orders: readonly { readonly id: string }[]): Promise<string[]> {
  return Promise.all(orders.map(({ id }) => shop.statusOf(id)));
}

async function paymentStatusOf(orderId: string): Promise<string> {
  return (await shop.get(orderId)).payment.status;
}

/** The kinds of an order's payments in alphabetical order. */
async function kindsOf(orderId: string): Promise<string[]> {
  const { items } = await shop.staff.payments.list.query({ orderId });
  return items.map(({ kind }) => kind).toSorted((a, b) => a.localeCompare(b));
}
