import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { startSmtpCatcher, TestStore } from '../testing/index.ts';
import { addReceipts, sendReceipts } from './order-receipts.ts';

databaseTest('mails a receipt of each new order once', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await openStore(database, smtp.url);
  const [ada, grace] = await store.customers(2);
  const mug = await store.product({ name: 'Enamel mug', price: '9.50' });
  const { api } = await store.staff();
  const items = [{ productId: mug.id, quantity: 2 }];
  const charges = [{ kind: 'tax' as const, label: 'VAT 20%', amount: '3.80' }];
  const order = await api.orders.place({ items, charges, userId: ada.id });
  await api.orders.confirm({ id: order.id });
  // No mail: an order of long ago, one of an unverified address, and one whose customer was erased.
  const old = await ada.place([[mug, 1]]);
  await database.pool.query(
    `UPDATE order_events SET created_at = created_at - interval '2 days' WHERE order_id = $1`,
    [old.id],
  );
  const password = 'a-long-enough-secret';
  const { token, user } = await store.stranger.auth.signUp({
    email: 'eve@example.com',
    name: 'Eve',
    password,
  });
  await store.as(token).orders.place({ items });
  await grace.place([[mug, 1]]);
  await api.users.erase({ id: grace.id });

  // Several processes at once.
  await Promise.all([1, 2, 3].map(() => addReceipts(database)));
  expect(await store.count('order_receipts')).toBe(3);
  const before = smtp.mails.length;
  await Promise.all([1, 2, 3].map(() => sendReceipts(store.services)));
  await addReceipts(database);
  await sendReceipts(store.services);

  expect(await store.count('order_receipts')).toBe(0);
  const [mail, ...others] = smtp.mails.slice(before);
  expect(others).toEqual([]);
  expect(mail?.to).toEqual([ada.email]);
  for (const text of [
    `Your order ${order.orderNumber} at`,
    'Enamel mug, 9.50 each: 19.00',
    'VAT 20%: 3.80',
    'Total: 22.80',
    `https://shop.example/orders/${order.orderNumber}`,
  ])
    expect(mail?.source).toContain(text);
  expect(user.email).toBe('eve@example.com');
});

databaseTest(
  'tries again later if a mail fails, and sends nothing twice after a restore',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher({ reject: true });
    const store = await openStore(database, smtp.url);
    const ada = await store.customer();
    const mug = await store.product();
    await ada.place([[mug, 1]]);
    await addReceipts(database);
    await sendReceipts(store.services);
    await sendReceipts(store.services);
    const readReceipts = async () =>
      (
        await database.pool.query<{ attempts: number; isDue: boolean }>(
          `SELECT attempts, next_attempt_at <= now() AT TIME ZONE 'UTC' AS "isDue" FROM order_receipts`,
        )
      ).rows;
    expect(await readReceipts()).toEqual([{ attempts: 1, isDue: false }]);

    await database.pool.query(
      'UPDATE order_receipts SET attempts = 10, next_attempt_at = created.at FROM (SELECT min(created_at) AS at FROM users) created',
    );
    await sendReceipts(store.services);
    expect(await readReceipts()).toEqual([]);

    await database.pool.query(`UPDATE order_receipts_until SET transaction_id = '99999999999'`);
    await addReceipts(database);
    expect(await readReceipts()).toEqual([]);
    await ada.place([[mug, 1]]);
    await addReceipts(database);
    expect(await readReceipts()).toEqual([{ attempts: 0, isDue: true }]);
  },
);

function openStore(database: Parameters<typeof TestStore.open>[0], smtpUrl: string) {
  const env = {
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'shop@example.com',
    PUBLIC_URL: 'https://shop.example',
  };
  return TestStore.open(database, { env });
}
