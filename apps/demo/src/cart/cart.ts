import { fieldsOf } from '../store/fields-of.ts';

/** Pieces of a product that someone wants. */
export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
}

/**
 * What someone wants to order. The idempotency key belongs to this content and no other: ordering twice,
 * by a double click or after a reload, places one order; a changed cart is a new one.
 */
export interface Cart {
  readonly lines: readonly CartLine[];
  readonly idempotencyKey: string;
}

/** The most pieces of one product that a cart takes. */
export const maxQuantity = 999;

/** A cart with nothing in it. */
export function emptyCart(newKey: () => string): Cart {
  return { lines: [], idempotencyKey: newKey() };
}

/** The cart with so many pieces of a product; none takes the line out. The same cart if nothing changes. */
export function withQuantity(
  cart: Cart,
  productId: string,
  quantity: number,
  newKey: () => string,
): Cart {
  const wanted = Math.min(Math.max(quantity, 0), maxQuantity);
  const present = quantityOf(cart, productId);
  if (wanted === present) return cart;
  const line = { productId, quantity: wanted };
  const lines =
    present === 0
      ? [...cart.lines, line]
      : cart.lines.map((other) => (other.productId === productId ? line : other));
  return { lines: lines.filter((each) => each.quantity > 0), idempotencyKey: newKey() };
}

/** How many pieces of a product are in the cart. */
export function quantityOf(cart: Cart, productId: string): number {
  return cart.lines.find((line) => line.productId === productId)?.quantity ?? 0;
}

/** How many pieces are in the cart. */
export function pieceCount(cart: Cart): number {
  return cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What is left when an order was placed: what came into the cart while it was on its way stays. */
export function withoutOrdered(
  cart: Cart,
  ordered: readonly CartLine[],
  newKey: () => string,
): Cart {
  const taken = new Map(ordered.map(({ productId, quantity }) => [productId, quantity]));
  const lines = cart.lines
    .map(({ productId, quantity }) => ({
      productId,
      quantity: quantity - (taken.get(productId) ?? 0),
    }))
    .filter(({ quantity }) => quantity > 0);
  return { lines, idempotencyKey: newKey() };
}

/** The cart that was stored, as far as it makes sense; an empty one otherwise. */
export function readCart(stored: unknown, newKey: () => string): Cart {
  const fields = fieldsOf(stored);
  const lines: unknown = fields.get('lines');
  const key = fields.get('idempotencyKey');
  if (!Array.isArray(lines) || !lines.every(isLine)) return emptyCart(newKey);
  return { lines, idempotencyKey: typeof key === 'string' && key !== '' ? key : newKey() };
}

function isLine(value: unknown): value is CartLine {
  const fields = fieldsOf(value);
  const quantity = fields.get('quantity');
  return (
    typeof fields.get('productId') === 'string' &&
    typeof quantity === 'number' &&
    Number.isInteger(quantity) &&
    quantity > 0
  );
}
