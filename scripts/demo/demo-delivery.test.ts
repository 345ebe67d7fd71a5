import { rejection, TestStore } from '@order-store/api/testing';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { demoCharges } from './demo-charges.ts';
import { demoDelivery } from './demo-delivery.ts';

const settings = {
  DELIVERY_METHODS: 'Standard delivery:3.90,Express delivery:6.90,Pick-up:0',
  VAT_RATES: 'standard:20',
};

databaseTest(
  'charges the delivery method that the customer chose, and VAT on it',
  async ({ database }) => {
    const { hooks } = demoCharges(settings);
    const store = await TestStore.open(database, { hooks });
    const items = [{ productId: (await store.product({ price: '10.00' })).id, quantity: 1 }];
    const ada = await store.customer();
    const place = (metadata: { deliveryMethod?: string }, expectedTotal?: string) =>
      ada.api.orders.place({ items, metadata, expectedTotal });

    const express = await place({ deliveryMethod: 'Express delivery' }, '20.28');

    expect(express.charges).toEqual([
      { kind: 'shipping', label: 'Express delivery', amount: '6.90' },
      { kind: 'tax', label: 'VAT 20%', amount: '3.38' },
    ]);
    expect(await place({ deliveryMethod: 'Pick-up' })).toMatchObject({
      grandTotal: '12.00',
      charges: [{ kind: 'tax' }],
    });
    // Choosing no method does not avoid the charge.
    expect((await place({})).charges[0]).toMatchObject({ label: 'Standard delivery' });
    expect((await rejection(place({}, '12.00'))).reason).toBe('TOTAL_CHANGED');
    expect(await rejection(place({ deliveryMethod: 'Drone' }))).toMatchObject({
      reason: 'REJECTED',
      details: { code: 'UNKNOWN_DELIVERY_METHOD' },
    });
    const charged = await (
      await store.staff()
    ).api.orders.place({
      items,
      userId: ada.id,
      charges: [{ kind: 'shipping', label: 'Courier', amount: '1.00' }],
    });
    expect(charged.charges.map(({ label }) => label)).toEqual(['Courier', 'VAT 20%']);
    expect(await store.violations()).toEqual([]);
  },
);

test('rejects methods without a price, and none for an empty setting', () => {
  for (const wrong of ['Standard delivery', 'Pick-up:-1', 'Pick-up:0,Pick-up:1'])
    expect(() => demoDelivery(wrong)).toThrow('DELIVERY_METHODS must be different names');
  expect(demoDelivery('')).toEqual({});
});
