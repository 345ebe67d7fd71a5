import type { Order } from '@order-store/sdk';
import { trimAddress, type Address } from './address.ts';
import type { Contact } from './contact.ts';

/** What the customer enters in the checkout. The shop stores it in the order's metadata. */
export interface OrderDetails {
  readonly contact: Contact;
  readonly address: Address;
  /** The name of the delivery method; undefined in a shop that offers no choice. */
  readonly deliveryMethod: string | undefined;
}

/** The metadata of an order with these details. */
export function metadataOf({ contact, address, deliveryMethod }: OrderDetails): Order['metadata'] {
  const phone = contact.phone.trim();
  return {
    shippingAddress: { ...trimAddress(address) },
    contact: { email: contact.email.trim(), ...(phone !== '' && { phone }) },
    ...(deliveryMethod !== undefined && { deliveryMethod }),
  };
}

/** The name of an order's delivery method; null if it has none. */
export function deliveryMethodOf({ metadata }: Pick<Order, 'metadata'>): string | null {
  const { deliveryMethod } = metadata;
  return typeof deliveryMethod === 'string' ? deliveryMethod : null;
}
