/** Pieces of a product that someone wants. */
export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
}

/**
 * What someone wants to order. The idempotency key belongs to this content and no other: ordering it twice,
 * by a double click or after a reload, places one order; a changed cart is a new one.
 */
export interface CartContent {
  readonly lines: readonly CartLine[];
  readonly idempotencyKey: string;
}

/** The content with so many pieces of a product, none takes the line out. The same content if nothing changes. */
export function withQuantity(
  content: CartContent,
  productId: string,
  quantity: number,
  newIdempotencyKey: () => string,
): CartContent {
  const present = quantityOf(content, productId);
  if (quantity === present) return content;
  const line = { productId, quantity };
  const lines =
    present === 0
      ? [...content.lines, line]
      : content.lines.map((other) => (other.productId === productId ? line : other));
  return { lines: lines.filter((each) => each.quantity > 0), idempotencyKey: newIdempotencyKey() };
}

/** How many pieces of a product are in the cart. */
export function quantityOf({ lines }: Pick<CartContent, 'lines'>, productId: string): number {
  return lines.find((line) => line.productId === productId)?.quantity ?? 0;
}

/** How many pieces are in the cart. */
export function unitCount({ lines }: Pick<CartContent, 'lines'>): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What is left when an order was placed: what came into the cart while it was on its way stays. */
export function withoutOrdered(
  content: CartContent,
  ordered: readonly CartLine[],
  newIdempotencyKey: () => string,
): CartContent {
  const taken = new Map(ordered.map(({ productId, quantity }) => [productId, quantity]));
  const lines = content.lines
    .map(({ productId, quantity }) => ({
      productId,
      quantity: quantity - (taken.get(productId) ?? 0),
    }))
    .filter(({ quantity }) => quantity > 0);
  return { lines, idempotencyKey: newIdempotencyKey() };
}

/** The content that was stored, as far as it makes sense; nothing otherwise. */
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

/** The fields of something from outside, of which nothing is known; none if it is no object. */
function fieldsOf(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
