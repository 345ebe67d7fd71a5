import { TestStore } from '@order-store/api/testing';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { demoVat } from './demo-vat.ts';

databaseTest('charges VAT by the tax class of each product', async ({ database }) => {
  const { hooks } = demoVat('standard:20,reduced:5,zero:0');
  const store = await TestStore.open(database, { hooks });
  const { api } = await store.staff();
  const reduced = { metadata: { taxClass: 'reduced' } };
  const [mug, plant] = [
    await store.product({ price: '9.99' }),
    await api.products.create({
      sku: 'PLANT',
      name: 'Plant',
      price: '4.00',
      stockQuantity: 9,
      ...reduced,
    }),
  ];
  const ada = await store.customer();
  const items = [
    { productId: mug.id, quantity: 2 },
    { productId: plant.id, quantity: 1 },
  ];
  const order = await ada.api.orders.place({ items, expectedTotal: '28.18' });
  expect(order).toMatchObject({ totalAmount: '23.98', grandTotal: '28.18' });
  expect(order.charges).toEqual([
    { kind: 'tax', label: 'VAT 20%', amount: '4.00' },
    { kind: 'tax', label: 'VAT 5%', amount: '0.20' },
  ]);
  expect(await api.reports.summary()).toMatchObject({
    revenue: '23.98',
    tax: '4.20',
    grossRevenue: '28.18',
  });
  expect(await store.violations()).toEqual([]);
});

test('rejects rates that are not percentages by tax class', () => {
  expect(() => demoVat('20%')).toThrow('VAT_RATES must be percentages by tax class');
  for (const none of ['', undefined]) expect(demoVat(none)).toEqual({});
});
