import type { AddressBook, Order } from '@order-store/sdk';
import { addressOf, addressText, readAddress, type Address } from './address.ts';

/** An address that the customer may choose. */
export interface KnownAddress {
  readonly address: Address;
  /** Whether it is in the address book, not only in an earlier order. */
  readonly isSaved: boolean;
}

/** The addresses of the address book, then other addresses of earlier orders, each once and in order. */
export function knownAddresses(
  saved: AddressBook['addresses'],
  orders: readonly Pick<Order, 'metadata'>[],
): readonly KnownAddress[] {
  const byText = new Map<string, KnownAddress>();
  const add = (address: Address | null, isSaved: boolean) => {
    if (address && !byText.has(addressText(address)))
      byText.set(addressText(address), { address, isSaved });
  };
  for (const { fields } of saved) add(readAddress(fields), true);
  for (const order of orders) add(addressOf(order), false);
  return [...byText.values()];
}
