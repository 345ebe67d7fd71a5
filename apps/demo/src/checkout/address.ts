import type { JsonValue, Order } from '@order-store/sdk';
import type { FieldErrors } from '../store/field-errors.ts';

/** Where to deliver an order. The shop stores it in the order's metadata and in address books. */
export interface Address {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
}

export const emptyAddress: Address = { name: '', street: '', city: '', postcode: '' };

/** The label of each field, in the order of the form. */
export const addressLabels: Readonly<Record<keyof Address, string>> = {
  name: 'Full name',
  street: 'Street address',
  city: 'Town or city',
  postcode: 'Postcode',
};

/** Stored JSON as an address; null if it is something else. */
export function readAddress(stored: JsonValue | undefined): Address | null {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null;
  const { name, street, city, postcode } = stored;
  if (typeof name !== 'string' || typeof street !== 'string') return null;
  if (typeof city !== 'string' || typeof postcode !== 'string') return null;
  return { name, street, city, postcode };
}

/** The address of an order; null if it has none. */
export function addressOf({ metadata }: Pick<Order, 'metadata'>): Address | null {
  return readAddress(metadata['shippingAddress']);
}

/** The address without whitespace around its parts. */
export function trimAddress({ name, street, city, postcode }: Address): Address {
  return {
    name: name.trim(),
    street: street.trim(),
    city: city.trim(),
    postcode: postcode.trim(),
  };
}

/** What is missing in an address, per field; without entries if it is complete. */
export function addressErrors(address: Address): FieldErrors {
  const { name, street, city, postcode } = trimAddress(address);
  return {
    ...(name === '' && { name: 'Enter the recipient’s name.' }),
    ...(street === '' && { street: 'Enter the street and the house number.' }),
    ...(city === '' && { city: 'Enter the town or city.' }),
    ...(postcode === '' && { postcode: 'Enter the postcode.' }),
  };
}

/** An address on one line, such as `Ada Byron, 12 Kiln Lane, Stoke ST1 4AB`. */
export function addressText({ name, street, city, postcode }: Address): string {
  return `${name}, ${street}, ${city} ${postcode}`;
}
