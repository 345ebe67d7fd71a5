import { isStoreError, type AddressBook } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queries, store } from '../store/store.ts';
import type { AddressChange } from './address-changes.ts';

export const addressBookQuery = queries.addresses.get.queryOptions();

/**
 * Changes the address book. If another device has changed it in the meantime, the change is applied to the current
 * version.
 */
export function useChangeAddressBook() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (change: AddressChange) =>
      save(await queryClient.ensureQueryData(addressBookQuery), change),
    onSuccess: (book) => queryClient.setQueryData(addressBookQuery.queryKey, book),
  });
}

async function save(book: AddressBook, change: AddressChange): Promise<AddressBook> {
  const addresses = change(book.addresses);
  try {
    return await store.addresses.set.mutate({ addresses, expectedVersion: book.version });
  } catch (error) {
    if (!isStoreError(error, 'ADDRESSES_CHANGED')) throw error;
    return save(error.details.current, change);
  }
}

/** An id for a new address. `crypto.randomUUID` is missing on pages served without HTTPS. */
export function newAddressId(): string {
  return crypto.getRandomValues(new BigUint64Array(2)).join('-');
}
