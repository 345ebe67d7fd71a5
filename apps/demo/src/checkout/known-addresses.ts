import type { Order } from '@order-store/sdk';
import { addressOf, type Address } from './address.ts';

/** The different addresses of these orders, in their sequence. */
export function pastAddresses(orders: readonly Pick<Order, 'metadata'>[]): readonly Address[] {
  const byText = new Map<string, Address>();
  for (const order of orders) {
    const address = addressOf(order);
    if (address && !byText.has(addressText(address))) byText.set(addressText(address), address);
  }
  return [...byText.values()];
}

/** An address on one line, such as `Ada Byron, 12 Kiln Lane, Stoke ST1 4AB`. */
export function addressText({ name, street, city, postcode }: Address): string {
  return `${name}, ${street}, ${city} ${postcode}`;
}
