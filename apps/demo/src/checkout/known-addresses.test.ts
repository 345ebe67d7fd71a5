import { expect, test } from 'vitest';
import type { Address } from './address.ts';
import { knownAddresses } from './known-addresses.ts';
import { metadataOf } from './order-details.ts';

const home: Address = { name: 'Ada', street: '12 Kiln Lane', city: 'Stoke', postcode: 'ST1 4AB' };
const work: Address = { ...home, street: '1 Mill Road' };
const contact = { email: 'ada@example.com', phone: '' };

test('lists the address book first, then other addresses of earlier orders, each once', () => {
  const orders = [work, home, work].map((address) => ({
    metadata: metadataOf({ address, contact, deliveryMethod: undefined }),
  }));
  const others = [{ metadata: {} }, { metadata: { shippingAddress: 'Mill Road' } }];
  expect(knownAddresses([], [...others, ...orders])).toEqual([
    { address: work, isSaved: false },
    { address: home, isSaved: false },
  ]);
  const saved = [
    { id: '1', fields: { ...home } },
    { id: '2', fields: { lines: ['not of this shop'] } },
  ];
  expect(knownAddresses(saved, orders)).toEqual([
    { address: home, isSaved: true },
    { address: work, isSaved: false },
  ]);
  expect(knownAddresses([], others)).toEqual([]);
});
