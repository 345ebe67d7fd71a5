import type { SavedAddress } from '@order-store/sdk';

/** A change of an address book, which can be applied to a newer version of it. */
export type AddressChange = (addresses: readonly SavedAddress[]) => SavedAddress[];

/** Replaces the address with this id, or adds it at the end. */
export function put(address: SavedAddress): AddressChange {
  return (addresses) =>
    addresses.some(({ id }) => id === address.id)
      ? addresses.map((each) => (each.id === address.id ? address : each))
      : [...addresses, address];
}

export function remove(id: string): AddressChange {
  return (addresses) => addresses.filter((each) => each.id !== id);
}

/** Moves an address to the beginning. */
export function makeDefault(id: string): AddressChange {
  return (addresses) => addresses.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));
}
