import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testCards } from './testing/index.ts';
import { seededRandom } from './testing/random.ts';
import { accountingErrors, startShop, type Shop } from './testing/start-shop.ts';

// Failure case 80: docs/failure-cases.md
test.for([
  { seed: 1, CAPTURE_METHOD: 'automatic', leastRefunds: 1 },
  { seed: 2, CAPTURE_METHOD: 'manual', leastRefunds: 0 },
])(
  'all money is accounted for when the service is killed repeatedly ($CAPTURE_METHOD capture)',
  { timeout: 600_000 },
  async ({ seed, CAPTURE_METHOD, leastRefunds }) => {
    const faults = { maxDelayMs: 300, duplicates: 0.3, lostRequests: 0.05, lostAnswers: 0.1 };
    await using shop = await startShop({ seed, ...faults });
    const random = seededRandom(seed);
    let shopping = true;
    const killing = (async () => {
      while (shopping) {
        await shop.startService({ CAPTURE_METHOD });
        // By its progress, not by time: on a busy machine it would never get anything done.
        const last = shop.fake.requests + 5 + random() * 25;
        while (shopping && shop.fake.requests < last) await sleep(5);
        await shop.killService();
      }
    })();
    try {
      await Promise.all(Array.from({ length: 24 }, (_, nth) => shopOnce(shop, nth)));
    } finally {
      shopping = false;
      await killing;
    }
    await shop.startService({ CAPTURE_METHOD });
    await shop.fake.webhooks.settled();

    await expect.poll(() => accountingErrors(shop), { timeout: 120_000 }).toEqual([]);
    const due = async () => (await shop.staff.payments.listRefundsDue.query()).items;
    await expect.poll(due, { timeout: 120_000 }).toEqual([]);
    const { intents, refunds } = shop.fake.account.state;
    const statuses = Object.values(intents).map(({ status }) => status);
    expect(statuses).toContain('succeeded');
    expect(statuses).toContain('canceled');
    expect(Object.keys(refunds).length).toBeGreaterThanOrEqual(leastRefunds);
    expect(await shop.api.store.violations()).toEqual([]);
  },
);

/** A customer with one of the cards. A third of the orders expire, before or after the payment; some are cancelled. */
async function shopOnce(shop: Shop, nth: number): Promise<void> {
  const { id: orderId } = await shop.place();
  const cards = Object.values(testCards);
  const expires = nth % 3 === 0;
  const early = expires && nth % 2 === 0 ? shop.expire(orderId) : Promise.resolve();
  const id = await payWithRetries(shop, orderId, cards[nth % cards.length] ?? testCards.succeeds);
  await early;
  if (id === undefined) return;
  if (expires && (await shop.statusOf(orderId)) === 'pending') await shop.expire(orderId);
  const { account } = shop.fake;
  const { status } = account.intent(id);
  if (status === 'requires_action') account.authenticate(id, nth % 5 !== 0);
  if (status === 'processing') account.settle(id);
  // Rejected if it has expired.
  if (nth % 7 === 0) await shop.staff.orders.cancel.mutate({ id: orderId }).catch(() => {});
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
      await sleep(50);
    }
  }
}
