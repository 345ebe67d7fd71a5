import { quantityOf, type CartContent, type CartLine } from './cart-content.ts';

/** Two independently changed contents of a cart, and their common ancestor. */
interface Diverged {
  readonly base: CartContent;
  readonly mine: CartContent;
  readonly theirs: CartContent;
}

/**
 * The content with both sides' changes: quantities that both have added are summed up, and lines that one side has
 * removed or ordered stay removed. If the result equals one of the two contents, returns that one with its idempotency
 * key.
 */
export function mergeCarts(
  { base, mine, theirs }: Diverged,
  maxQuantity: number,
  newIdempotencyKey: () => string,
): CartContent {
  if (mine.idempotencyKey === theirs.idempotencyKey) return mine;
  if (base.idempotencyKey === theirs.idempotencyKey) return mine;
  if (base.idempotencyKey === mine.idempotencyKey) return theirs;
  const ids = new Set([...theirs.lines, ...mine.lines].map(({ productId }) => productId));
  const lines = [...ids].map((productId): CartLine => {
    const [before, here, there] = [base, mine, theirs].map((side) => quantityOf(side, productId));
    return { productId, quantity: Math.min(mergeQuantities(before, here, there), maxQuantity) };
  });
  const left = lines.filter(({ quantity }) => quantity > 0);
  return (
    [theirs, mine].find((side) => hasLines(side, left)) ?? {
      lines: left,
      idempotencyKey: newIdempotencyKey(),
    }
  );
}

function mergeQuantities(before = 0, here = 0, there = 0): number {
  // Not less than either, if both have reduced it.
  return Math.max(here + there - before, Math.min(here, there));
}

/** Whether the content has these lines, in any order. */
function hasLines(content: CartContent, lines: readonly CartLine[]): boolean {
  return (
    content.lines.length === lines.length &&
    lines.every(({ productId, quantity }) => quantityOf(content, productId) === quantity)
  );
}
