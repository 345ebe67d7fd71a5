import { expect, test } from 'vitest';
import { rejection, storeTest } from '../testing/index.ts';
import { possibleOrderNumbers } from './order-number.ts';

const number = 'ORD-7K3F9-QXM2A';
const typed = [
  'ord-7k3f9-qxm2a',
  'Order no. ORD-7K3F9-QXM2A',
  'ORD 7K3F9 QXM2A',
  'ORD–7K3F9–QXM2A',
  'ORD—7K3F9 — QXM2A',
  'ORD‑7K3F9‑QXM2A',
  'ORD−7K3F9−QXM2A',
  '7K3F9-QXM2A',
  '7k3f9qxm2a',
  '  ORD_7K3F9.QXM2A ',
  'ORD-7K3F9-\u200BQXM2A',
  'ＯＲＤ－７Ｋ３Ｆ９－ＱＸＭ２Ａ',
  'Ord\u00A07k3f9\u00A0qxm2a',
  '#ORD-7K3F9-QXM2A',
  'ORD-7K3F9-QXMZA',
  'ORD-7K3F9-QXM2A.',
];

// Failure case 62: docs/failure-cases.md
storeTest('finds an order by its number in any spelling', async ({ store }) => {
  const ada = await store.customer();
  const mug = await store.product({ stockQuantity: 9 });
  const order = await ada.place([[mug, 1]]);
  const other = await ada.place([[mug, 1]]);
  await store.database.pool.query('UPDATE orders SET order_number = $1 WHERE id = $2', [
    number,
    order.id,
  ]);
  for (const orderNumber of [number, ...typed])
    expect(await ada.api.orders.get({ orderNumber }), orderNumber).toMatchObject({
      id: order.id,
      orderNumber: number,
    });

  // A number of another form, and one that is also a spelling of the first.
  await store.database.pool.query('UPDATE orders SET order_number = $1 WHERE id = $2', [
    'inv-2024/7',
    other.id,
  ]);
  expect(await ada.api.orders.get({ orderNumber: 'inv-2024/7' })).toMatchObject({ id: other.id });
  await store.database.pool.query('UPDATE orders SET order_number = $1 WHERE id = $2', [
    '7k3f9qxm2a',
    other.id,
  ]);
  expect(await ada.api.orders.get({ orderNumber: '7k3f9qxm2a' })).toMatchObject({ id: other.id });

  const bob = await store.customer();
  for (const orderNumber of [number, 'ord 7k3f9 qxm2a', 'ORD-7K3F9-QXM2C', 'nothing'])
    expect(await rejection(bob.api.orders.get({ orderNumber }))).toMatchObject({
      reason: 'ORDER_NOT_FOUND',
    });
});

test('finds an upper-case number of another format in lower case and with other dashes', () => {
  expect(possibleOrderNumbers('inv – 2024–7')).toContain('INV-2024-7');
});
