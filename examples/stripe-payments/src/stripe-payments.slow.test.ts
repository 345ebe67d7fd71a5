import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testCards } from './testing/index.ts';
import { seededRandom } from './testing/random.ts';
import { accountingErrors, startShop, type Shop } from './testing/start-shop.ts';

// Failure case 80: docs/failure-cases.md
test.for([1, 2, 3])(
  'with a service that is killed again and again, all money is accounted for (seed %i)',
  async (seed) => {
    await using shop = await startShop({
      seed,
      maxDelayMs: 300,
      duplicates: 0.3,
      lostRequests: 0.05,
      lostAnswers: 0.1,
    });
    const random = seededRandom(seed);
    let shopping = true;
    const killing = (async () => {
      while (shopping) {
        await shop.startService({ CAPTURE_METHOD: random() < 0.5 ? 'manual' : 'automatic' });
        await sleep(500 + random() * 2000);
        await shop.killService();
      }
    })();
    try {
      await Promise.all(Array.from({ length: 40 }, () => shopOnce(shop, random)));
    } finally {
      shopping = false;
      await killing;
    }
    await shop.startService();
    await shop.fake.webhooks.settled();

    await expect.poll(() => accountingErrors(shop)).toEqual([]);
    await expect
      .poll(async () => (await shop.staff.payments.listRefundsDue.query()).items)
      .toEqual([]);
    const statuses = new Set(
      Object.values(shop.fake.account.state.intents).map(({ status }) => status),
    );
    expect(statuses).toContain('succeeded');
    expect(statuses).toContain('canceled');
    expect(Object.keys(shop.fake.account.state.refunds).length).toBeGreaterThan(0);
    expect(await shop.api.store.violations()).toEqual([]);
  },
);

/** A customer who pays with any card, and an order that may expire or be cancelled at any time. */
async function shopOnce(shop: Shop, random: () => number): Promise<void> {
  const order = await shop.place();
  const cards = Object.values(testCards);
  const card = cards[Math.floor(random() * cards.length)] ?? testCards.succeeds;
  const [isExpired, isCancelled, accepts] = [random() < 0.4, random() < 0.2, random() < 0.7];
  await sleep(random() * 3000);
  const ending = isExpired ? shop.expire(order.id).catch(() => {}) : Promise.resolve();
  const id = await payWithRetries(shop, order.id, card);
  if (id === undefined) return ending;
  await sleep(random() * 2000);
  const { account } = shop.fake;
  const { status } = account.intent(id);
  if (status === 'requires_action') account.authenticate(id, accepts);
  if (status === 'processing') account.settle(id);
  if (isCancelled) await shop.staff.orders.cancel.mutate({ id: order.id }).catch(() => {});
  return ending;
}

/** Retries while the service is down. Undefined if the order can't be paid any more. */
async function payWithRetries(
  shop: Shop,
  orderId: string,
  card: string,
): Promise<string | undefined> {
  for (;;) {
    try {
      return await shop.pay(orderId, card);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('no intent: 409')) return undefined;
      await sleep(100);
    }
  }
}
