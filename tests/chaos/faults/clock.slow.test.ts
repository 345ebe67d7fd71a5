import { fileURLToPath } from 'node:url';
import { startWebhookReceiver, TestStore } from '@order-store/api/testing';
import { startApiProcess } from '@order-store/api/testing/processes';
import { databaseTest } from '@order-store/db/testing/vitest';
import { createClient } from '@order-store/sdk';
import { verifyWebhook } from '@order-store/sdk/webhooks';
import { expect } from 'vitest';
import { expectEachOrderOnce, startSdkLoad } from './support/sdk-load.ts';

const clock = fileURLToPath(new URL('../world/shifted-clock.ts', import.meta.url));
const day = 86_400_000;

databaseTest.for([3, -3])(
  'a clock that is %i days off and then jumps in the other direction fails no call and ends no session',
  { timeout: 300_000 },
  async (days, { database }) => {
    const store = await TestStore.open(database);
    const account = { email: 'ada@example.com', password: 'green teapot 7' };
    const boss = await store.staff();
    await boss.api.users.create({ ...account, name: 'Ada' });
    const [customers, product] = [
      await store.customers(4),
      await store.product({ stockQuantity: 100_000 }),
    ];
    await using api = await startApiProcess(database.url, {
      NODE_OPTIONS: `--import ${clock}`,
      CLOCK_SHIFT_MS: String(days * day),
      RATE_LIMIT: 'on',
      RATE_LIMIT_SCALE: '1000',
    });
    const { token } = await createClient({ url: api.url }).auth.signIn.mutate(account);
    const ada = createClient({ url: api.url, token });
    const clerk = createClient({ url: api.url, token: boss.token });
    await using load = startSdkLoad({ url: api.url, customers, products: [product] });
    await load.more(20);
    // The lease of an hour is measured by the database's clock.
    const held = await clerk.orders.claimNext.mutate({ leaseSeconds: 3600 });

    api.signal('SIGHUP');
    await load.more(20);
    const other = await clerk.orders.claimNext.mutate({ leaseSeconds: 3600 });
    await load.finish();

    expect(load.failures).toEqual([]);
    expect(await ada.auth.me.query()).toMatchObject({ email: account.email });
    expect(held?.id).toBeDefined();
    expect(other?.id).not.toBe(held?.id);
    // The orders have the database's time.
    const { rows } = await database.pool.query<{ wrong: number }>(
      `SELECT count(*)::int AS wrong FROM orders
       WHERE abs(extract(epoch FROM (now() AT TIME ZONE 'UTC') - created_at)) > 3600`,
    );
    expect(rows[0]?.wrong).toBe(0);
    await expectEachOrderOnce(store, load);
  },
);

databaseTest.for([3, -3])(
  'a process whose clock is %i days off signs webhooks with valid timestamps',
  { timeout: 300_000 },
  async (days, { database }) => {
    const store = await TestStore.open(database);
    await using receiver = await startWebhookReceiver();
    const [ada, staff] = [await store.customer(), await store.staff()];
    const product = await store.product();
    const { secret } = await staff.api.webhooks.create({ url: receiver.url });
    await using api = await startApiProcess(database.url, {
      NODE_OPTIONS: `--import ${clock}`,
      CLOCK_SHIFT_MS: String(days * day),
      WEBHOOK_ALLOW_PRIVATE: 'on',
    });
    const { id } = await ada.place([[product, 1]]);
    await expect.poll(() => receiver.received.length).toBe(1);
    await api.kill('SIGTERM');
    for (const { raw, headers } of receiver.received) {
      expect(await verifyWebhook(raw, headers, secret)).toMatchObject({
        type: 'order.placed',
        data: { order: { id } },
      });
    }
  },
);
