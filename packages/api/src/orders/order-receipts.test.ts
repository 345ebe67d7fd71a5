import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import {
  serveTestApi,
  startSmtpCatcher,
  startTestApi,
  testPassword,
  TestStore,
  verificationTokenOf,
  type SmtpCatcher,
} from '../testing/index.ts';
import { addReceipts, beginReceipts, sendReceipts } from './order-receipts.ts';

databaseTest('mails a receipt of each new order once', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await openStore(database, smtp);
  const [ada, grace] = await store.customers(2);
  const mug = await store.product({ name: 'Enamel mug', price: '9.50' });
  const { api } = await store.staff();
  // No mail: an order from before receipts were turned on, one of the day before, one whose customer was erased, and one
  // that was cancelled.
  await ada.place([[mug, 1]]);
  await beginReceipts(database);
  const old = await ada.place([[mug, 1]]);
  await database.pool.query(
    `UPDATE order_events SET created_at = created_at - interval '25 hours' WHERE order_id = $1`,
    [old.id],
  );
  await grace.place([[mug, 1]]);
  await api.users.erase({ id: grace.id });
  const cancelled = await ada.place([[mug, 1]]);
  await api.orders.cancel({ id: cancelled.id });
  const items = [{ productId: mug.id, quantity: 2 }];
  const charges = [{ kind: 'tax' as const, label: 'VAT 20%', amount: '3.80' }];
  const order = await api.orders.place({ items, charges, userId: ada.id });
  await api.orders.confirm({ id: order.id });

  // Several processes at once, and a restart.
  await Promise.all([1, 2, 3].map(() => addReceipts(database)));
  expect(await store.count('order_receipts')).toBe(3);
  expect(await store.violations()).toEqual([]);
  await Promise.all([1, 2, 3].map(() => sendReceipts(store.services)));
  await beginReceipts(database);
  await addReceipts(database);
  await sendReceipts(store.services);

  expect(await store.count('order_receipts')).toBe(0);
  expect(smtp.mails).toHaveLength(1);
  const [mail] = smtp.mails;
  expect(mail?.to).toEqual([ada.email]);
  for (const text of [
    `Your order ${order.orderNumber} at`,
    `Message-ID: <receipt-${order.orderNumber}@shop.example>`,
    'Enamel mug, 9.50 each: 19.00',
    'VAT 20%: 3.80',
    'Total: 22.80',
    `https://shop.example/orders/${order.orderNumber}`,
  ])
    expect(mail?.source).toContain(text);
});

databaseTest('mails nothing to an address until it is verified', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await openStore(database, smtp);
  await beginReceipts(database);
  const mug = await store.product();
  const { token } = await store.stranger.auth.signUp({
    email: 'eve@example.com',
    name: 'Eve',
    password: testPassword,
  });
  const { orderNumber } = await store
    .as(token)
    .orders.place({ items: [{ productId: mug.id, quantity: 1 }] });
  const [verification] = await smtp.waitFor(1);
  if (!verification) throw new Error('no mail');
  await addReceipts(database);
  await sendReceipts(store.services);
  expect(smtp.mails).toHaveLength(1);

  await store
    .as(token)
    .auth.verifyEmail({ token: verificationTokenOf(verification), password: testPassword });
  await sendReceipts(store.services);
  expect(smtp.mails).toHaveLength(1);
  await makeDue(store);
  await sendReceipts(store.services);
  expect(smtp.mails.slice(1)).toMatchObject([{ source: expect.stringContaining(orderNumber) }]);
  expect(await store.count('order_receipts')).toBe(0);
});

databaseTest('sends at most twenty receipts an hour to an address', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await openStore(database, smtp);
  await beginReceipts(database);
  const [ada, grace] = await store.customers(2);
  const mug = await store.product({ stockQuantity: 99 });
  for (let placed = 0; placed < 22; placed++) await ada.place([[mug, 1]]);
  await grace.place([[mug, 1]]);
  await addReceipts(database);
  await sendReceipts(store.services);
  const sentTo = (email: string) => smtp.mails.filter(({ to }) => to[0] === email).length;
  expect([sentTo(ada.email), sentTo(grace.email)]).toEqual([20, 1]);
  await makeDue(store);
  await sendReceipts(store.services);
  expect(smtp.mails).toHaveLength(21);

  await database.pool.query(`DELETE FROM rate_limits WHERE key LIKE 'receipt mails%'`);
  await makeDue(store);
  await sendReceipts(store.services);
  expect(sentTo(ada.email)).toBe(22);
  expect(await store.count('order_receipts')).toBe(0);
});

databaseTest(
  'tries again later if a mail fails, with one attempt per run, and gives up after a day',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher({ reject: true });
    const store = await openStore(database, smtp);
    await beginReceipts(database);
    const ada = await store.customer();
    const mug = await store.product();
    await ada.place([[mug, 1]]);
    await ada.place([[mug, 1]]);
    await addReceipts(database);
    const failed = /^Receipt of order \d+ could not be mailed$/;
    await expect(sendReceipts(store.services)).rejects.toThrow(failed);
    expect(await readReceipts(store)).toEqual([
      { attempts: 0, isDue: true },
      { attempts: 1, isDue: false },
    ]);
    await expect(sendReceipts(store.services)).rejects.toThrow(failed);
    await sendReceipts(store.services);
    expect(await readReceipts(store)).toEqual([
      { attempts: 1, isDue: false },
      { attempts: 1, isDue: false },
    ]);

    await database.pool.query('UPDATE order_receipts SET attempts = 9');
    await makeDue(store);
    await expect(sendReceipts(store.services)).rejects.toThrow(failed);
    await makeDue(store);
    await expect(sendReceipts(store.services)).rejects.toThrow(failed);
    await expect(sendReceipts(store.services)).rejects.toThrow(failed);
    expect(await readReceipts(store)).toEqual([{ attempts: 10, isDue: false }]);
  },
);

databaseTest('continues with new orders after a restore', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await openStore(database, smtp);
  const ada = await store.customer();
  const mug = await store.product();
  await ada.place([[mug, 1]]);
  await database.pool.query(`UPDATE order_receipts_until SET transaction_id = '99999999999'`);
  await beginReceipts(database);
  await ada.place([[mug, 1]]);
  await addReceipts(database);
  expect(await readReceipts(store)).toEqual([{ attempts: 0, isDue: true }]);
});

test('a server mails the receipts that could not be sent before it was restarted', async () => {
  await using smtp = await startSmtpCatcher();
  const env = { ...mailTo(smtp.url), ORDER_RECEIPTS: 'on' };
  const unreachable = { ...env, SMTP_URL: 'smtp://127.0.0.1:1' };
  await using api = await startTestApi();
  const { store, database } = api;
  const ada = await store.customer();
  const mug = await store.product();
  {
    await using servers = new AsyncDisposableStack();
    servers.use(await serveTestApi(database.url, unreachable));
    await ada.place([[mug, 1]]);
    await expect.poll(() => readReceipts(store), waitLong).toEqual([{ attempts: 1, isDue: false }]);
  }
  expect(await store.count('orders')).toBe(1);
  await makeDue(store);
  await using servers = new AsyncDisposableStack();
  for (const url of [database.url, database.url]) servers.use(await serveTestApi(url, env));
  expect(await smtp.waitFor(1)).toMatchObject([{ to: [ada.email] }]);
  await ada.place([[mug, 1]]);
  await smtp.waitFor(2);
  await expect.poll(() => store.count('order_receipts'), waitLong).toBe(0);
  expect(smtp.mails).toHaveLength(2);
});

const waitLong = { timeout: 30_000 };

function openStore(database: Parameters<typeof TestStore.open>[0], { url }: SmtpCatcher) {
  return TestStore.open(database, { env: mailTo(url) });
}

function mailTo(smtpUrl: string) {
  return {
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'shop@example.com',
    PUBLIC_URL: 'https://shop.example',
  };
}

async function makeDue({ database }: TestStore): Promise<void> {
  await database.pool.query(`UPDATE order_receipts SET next_attempt_at = now() AT TIME ZONE 'UTC'`);
}

async function readReceipts({ database }: TestStore) {
  const { rows } = await database.pool.query<{ attempts: number; isDue: boolean }>(
    `SELECT attempts, next_attempt_at <= now() AT TIME ZONE 'UTC' AS "isDue" FROM order_receipts ORDER BY attempts`,
  );
  return rows;
}
