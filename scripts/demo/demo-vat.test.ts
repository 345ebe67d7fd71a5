import { rejections, TestStore } from '@order-store/api/testing';
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

databaseTest(
  'orders that are too large to be charged do not delay others',
  async ({ database }) => {
    const vat = demoVat('standard:20').hooks;
    const batches: number[] = [];
    const store = await TestStore.open(database, {
      hooks: {
        async beforePlace(requests, context) {
          batches.push(requests.length);
          await vat?.beforePlace?.(requests, context);
        },
      },
    });
    const gold = await store.product({ price: '99999999.99', stockQuantity: 2_000_000 });
    const mug = await store.product({ stockQuantity: 100 });
    const [mallory, ada] = await store.customers(2);

    const attempts = await Promise.allSettled([
      ...Array.from({ length: 20 }, () => mallory.place([[gold, 1_000_000]])),
      ...Array.from({ length: 20 }, () => ada.place([[mug, 1]])),
    ]);

    expect(rejections(attempts).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 20 }, () => 'TOTAL_TOO_LARGE'),
    );
    expect(batches.length).toBeLessThan(10);
    expect(await store.stockOf(mug)).toBe(80);
  },
);

test('rejects rates that are not percentages by tax class', () => {
  expect(() => demoVat('20%')).toThrow('VAT_RATES must be percentages by tax class');
  for (const none of ['', undefined]) expect(demoVat(none)).toEqual({});
});
