import { storedValue, useStoredValue } from '../store/stored-value.ts';
import { readCart, withoutOrdered, withQuantity, type Cart, type CartLine } from './cart.ts';

const cart = storedValue('pottle.cart', (stored) => readCart(stored, newKey));

/** The cart of this browser. */
export function useCart(): Cart {
  return useStoredValue(cart);
}

/** Puts so many pieces of a product in the cart; 0 takes it out. */
export function setQuantity(productId: string, quantity: number): void {
  cart.set(withQuantity(cart.get(), productId, quantity, newKey));
}

/** Takes out what was ordered. */
export function takeOutOrdered(ordered: readonly CartLine[]): void {
  cart.set(withoutOrdered(cart.get(), ordered, newKey));
}

/** Gives the cart another key, for when an order that one no longer knows of has used this one. */
export function renewKey(): void {
  cart.set({ ...cart.get(), idempotencyKey: newKey() });
}

/** 128 random bits. Not `randomUUID`, which pages without TLS don't have. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
