import { fieldsOf } from '../query-parts.ts';

/** A product in the cart and its quantity. */
export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
}

/**
 * The content of a cart. The idempotency key changes with the content, so ordering the same content twice, by a
 * double click or after a reload, places one order.
 */
export interface CartContent {
  readonly lines: readonly CartLine[];
  readonly idempotencyKey: string;
}

/** The content with this quantity of a product; 0 removes the line. Returns the same object if nothing changes. */
export function withQuantity(
  content: CartContent,
  productId: string,
  quantity: number,
  newIdempotencyKey: () => string,
): CartContent {
  const current = quantityOf(content, productId);
  if (quantity === current) return content;
  const line = { productId, quantity };
  const lines =
    current === 0
      ? [...content.lines, line]
      : content.lines.map((other) => (other.productId === productId ? line : other));
  return { lines: lines.filter((each) => each.quantity > 0), idempotencyKey: newIdempotencyKey() };
}

/** The quantity of a product in the cart. */
export function quantityOf({ lines }: Pick<CartContent, 'lines'>, productId: string): number {
  return lines.find((line) => line.productId === productId)?.quantity ?? 0;
}

/** The total quantity of all products in the cart. */
export function unitCount({ lines }: Pick<CartContent, 'lines'>): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The content after an order was placed. Quantities added while it was in flight remain. */
export function withoutOrdered(
  content: CartContent,
  ordered: readonly CartLine[],
  newIdempotencyKey: () => string,
): CartContent {
  const orderedQuantities = new Map(
    ordered.map(({ productId, quantity }) => [productId, quantity]),
  );
  const lines = content.lines
    .map(({ productId, quantity }) => ({
      productId,
      quantity: quantity - (orderedQuantities.get(productId) ?? 0),
    }))
    .filter(({ quantity }) => quantity > 0);
  return { lines, idempotencyKey: newIdempotencyKey() };
}

/** Validates stored content; empty if invalid. */
export function readContent(stored: unknown, newIdempotencyKey: () => string): CartContent {
  const { lines, idempotencyKey: key } = fieldsOf(stored);
  if (!Array.isArray(lines) || !lines.every(isLine))
    return { lines: [], idempotencyKey: newIdempotencyKey() };
  return {
    lines,
    idempotencyKey: typeof key === 'string' && key !== '' ? key : newIdempotencyKey(),
  };
}

function isLine(value: unknown): value is CartLine {
  const { productId, quantity } = fieldsOf(value);
  return (
    typeof productId === 'string' &&
    typeof quantity === 'number' &&
    Number.isSafeInteger(quantity) &&
    quantity > 0
  );
}
