import { query, runInTransaction, type Database } from '@order-store/db';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { userErased } from '../users/index.ts';
import type { AddressBookView } from './address-book-view.ts';
import type { SetAddresses } from './addresses-schemas.ts';
import { addressBookColumns, getAddresses, type StoredAddressBook } from './get-addresses.ts';

/** Replaces the actor's address book if it still has the expected version. ADDRESSES_CHANGED with the current one */
export async function setAddresses(
  database: Database,
  { id }: Actor,
  { addresses, expectedVersion }: SetAddresses,
): Promise<AddressBookView> {
  return runInTransaction(database, async (transaction) => {
    const [saved] = await query<StoredAddressBook>(
      transaction,
      expectedVersion === 0 ? insertSql : updateSql,
      [id, JSON.stringify(addresses), ...(expectedVersion === 0 ? [] : [expectedVersion])],
    );
    if (saved) return saved;
    const current = await getAddresses(transaction, id);
    // There is no address book, so the insert fails only for a user whose personal data has been erased.
    if (current.version === expectedVersion) throw userErased(id);
    throw new DomainError(
      'ADDRESSES_CHANGED',
      `The address book has version ${current.version}, not ${expectedVersion}: apply the change to \`current\` and its version`,
      { current },
    );
  });
}

const insertSql = `
INSERT INTO address_books (user_id, addresses, updated_at)
SELECT id, $2::jsonb, now() AT TIME ZONE 'UTC' FROM users WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
ON CONFLICT (user_id) DO NOTHING
RETURNING ${addressBookColumns}`;

const updateSql = `
UPDATE address_books SET addresses = $2, version = version + 1, updated_at = now() AT TIME ZONE 'UTC'
WHERE user_id = $1 AND version = $3
RETURNING ${addressBookColumns}`;
