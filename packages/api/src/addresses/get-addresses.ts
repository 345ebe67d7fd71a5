import { query, type Queryable } from '@order-store/db';
import type { AddressBookView } from './address-book-view.ts';

/** The address book of a user; an empty one of version 0 if there is none. */
export async function getAddresses(on: Queryable, userId: string): Promise<AddressBookView> {
  const [book] = await query<StoredAddressBook>(
    on,
    `SELECT ${addressBookColumns} FROM address_books WHERE user_id = $1`,
    [userId],
  );
  return book ?? { addresses: [], version: 0, updatedAt: null };
}

/** A row of {@link addressBookColumns}. */
export interface StoredAddressBook extends AddressBookView {
  updatedAt: string;
}

export const addressBookColumns = `addresses, version, updated_at AS "updatedAt"`;
