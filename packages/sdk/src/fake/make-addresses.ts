import type { AddressBook } from '../index.ts';
import { factory, madeAt, newId, type Factory } from './factory.ts';

/** The address book of an account, by default with one address. */
export const makeAddressBook: Factory<AddressBook> = factory<AddressBook>(() => ({
  addresses: [
    {
      id: newId(),
      fields: { name: 'Ada Byron', street: '12 St James', city: 'London', postcode: 'SW1A 1AA' },
    },
  ],
  version: 1,
  updatedAt: madeAt,
}));
