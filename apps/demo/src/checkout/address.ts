import type { Order } from '@order-store/sdk';

/** Where to deliver an order. The shop stores it in the order's metadata. */
export interface Address {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
}

const parts = ['name', 'street', 'city', 'postcode'] as const;

/** The address of an order; null if it has none. */
export function addressOf({ metadata }: Pick<Order, 'metadata'>): Address | null {
  const { shippingAddress: stored } = metadata;
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null;
  const [name, street, city, postcode] = parts.map((part) => stored[part]);
  if (typeof name !== 'string' || typeof street !== 'string') return null;
  if (typeof city !== 'string' || typeof postcode !== 'string') return null;
  return { name, street, city, postcode };
}

/** The metadata of an order with this address. */
export function metadataOf({ name, street, city, postcode }: Address): Order['metadata'] {
  return { shippingAddress: { name, street, city, postcode } };
}
