import { Stripe } from 'stripe';
import { expect, onTestFinished, test } from 'vitest';
import { seededRandom } from './random.ts';
import { serveWebhooks } from './serve-webhooks.ts';
import { startFakeStripe, testCards, type FakeStripeOptions } from './index.ts';

async function start(options: FakeStripeOptions = {}) {
  const fake = await startFakeStripe(options);
  onTestFinished(() => fake[Symbol.asyncDispose]());
  const { hostname: host, port } = new URL(fake.url);
  return { fake, stripe: new Stripe(fake.keys.secret, { host, port, protocol: 'http' }) };
}

const amounts = { amount: 1250, currency: 'gbp' };

test('the official library charges, declines, authenticates, captures, cancels and refunds', async () => {
  const { stripe } = await start();
  const { id } = await stripe.paymentIntents.create(amounts);
  const confirm = (payment_method: string) => stripe.paymentIntents.confirm(id, { payment_method });
  await expect(confirm(testCards.isDeclined)).rejects.toMatchObject({
    type: 'StripeCardError',
    code: 'card_declined',
    decline_code: 'generic_decline',
  });
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined' },
  });
  expect(await confirm(testCards.succeeds)).toMatchObject({
    status: 'succeeded',
    amount_received: 1250,
  });
  await expect(stripe.paymentIntents.cancel(id)).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  });
  const refund = await stripe.refunds.create({ payment_intent: id, amount: 1000 });
  expect(refund).toMatchObject({ status: 'succeeded', amount: 1000 });
  await expect(stripe.refunds.create({ payment_intent: id, amount: 251 })).rejects.toThrow(
    'greater than unrefunded amount (250)',
  );
  const refunds = await stripe.refunds.list({ payment_intent: id });
  expect(refunds.data.map((each) => each.id)).toEqual([refund.id]);

  const manual = await stripe.paymentIntents.create({ ...amounts, capture_method: 'manual' });
  const payment_method = testCards.succeeds;
  const held = await stripe.paymentIntents.confirm(manual.id, { payment_method });
  expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 1250 });
  expect((await stripe.paymentIntents.capture(manual.id)).status).toBe('succeeded');
  const expanded = await stripe.paymentIntents.retrieve(manual.id, { expand: ['latest_charge'] });
  expect(expanded.latest_charge).toMatchObject({ status: 'succeeded', captured: true });
});

test('a browser needs the client secret of the intent, and may not do more', async () => {
  const { fake, stripe } = await start();
  const { id, client_secret: secret } = await stripe.paymentIntents.create(amounts);
  const other = await stripe.paymentIntents.create(amounts);
  const { publishable } = fake.keys;
  const call = async (path: string, client_secret: string | null) => {
    const response = await fetch(`${fake.url}/v1/payment_intents${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${publishable}` },
      body: new URLSearchParams({
        client_secret: client_secret ?? '',
        payment_method: testCards.succeeds,
      }),
    });
    return response.status;
  };
  expect(await call(`/${id}/confirm`, other.client_secret)).toBe(401);
  expect(await call(`/${id}/cancel`, secret)).toBe(401);
  expect(await call('', secret)).toBe(401);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_payment_method');
  expect(await call(`/${id}/confirm`, secret)).toBe(200);
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
});

test('a retry with an idempotency key gets the first response, even if it was lost', async () => {
  const { fake, stripe } = await start();
  const options = { idempotencyKey: 'order-7' };
  void fake.loseAnswerOf('/payment_intents');
  const first = await stripe.paymentIntents.create(amounts, options);
  const again = await stripe.paymentIntents.create(amounts, options);
  expect(again.id).toBe(first.id);
  expect(Object.keys(fake.account.state.intents)).toEqual([first.id]);
  await expect(
    stripe.paymentIntents.create({ ...amounts, amount: 99 }, options),
  ).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
});

test('delivers signed events at least once, in any order, and lists those not delivered', async () => {
  const { fake, stripe } = await start({ maxDelayMs: 30, duplicates: 1, retryMs: 10, seed: 3 });
  await using endpoint = await serveWebhooks(fake.keys.webhookSecret);
  const ids: string[] = [];
  for (let n = 0; n < 10; n++) ids.push((await stripe.paymentIntents.create(amounts)).id);
  const missed = stripe.events.list({ delivery_success: false, types: ['payment_intent.created'] });
  expect(await missed.autoPagingToArray({ limit: 100 })).toHaveLength(10);

  endpoint.failNext(3);
  fake.webhooks.url = endpoint.url;
  await fake.webhooks.settled();
  const received = endpoint.events.map(({ data: { object } }) => 'id' in object && object.id);
  expect(received).toHaveLength(20);
  expect(new Set(received)).toEqual(new Set(ids));
  expect(received).not.toEqual(ids.flatMap((id) => [id, id]));
  expect((await stripe.events.list({ delivery_success: false })).data).toEqual([]);
});

test('the same seed draws the same faults', () => {
  const [a, b, other] = [seededRandom(7), seededRandom(7), seededRandom(8)];
  const drawn = draws(a);
  expect(drawn).toEqual(draws(b));
  expect(drawn).not.toEqual(draws(other));
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
});

function draws(random: () => number): number[] {
  return Array.from({ length: 20 }, random);
}
