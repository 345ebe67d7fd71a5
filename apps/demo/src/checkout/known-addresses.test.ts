import { expect, test } from 'vitest';
import { metadataOf, type Address } from './address.ts';
import { pastAddresses } from './past-addresses.ts';

const home: Address = { name: 'Ada', street: '12 Kiln Lane', city: 'Stoke', postcode: 'ST1 4AB' };
const work: Address = { ...home, street: '1 Mill Road' };

test('lists each address of earlier orders once, in the sequence of the orders', () => {
  const orders = [work, home, work].map((address) => ({ metadata: metadataOf(address) }));
  const others = [{ metadata: {} }, { metadata: { shippingAddress: 'Mill Road' } }];
  expect(pastAddresses([...others, ...orders])).toEqual([work, home]);
  expect(pastAddresses(others)).toEqual([]);
});
