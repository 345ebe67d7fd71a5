import { DomainError } from '../shared/domain-error.ts';
import { maxCents, type Cents } from '../shared/money.ts';
import { productsNotFound } from '../products/index.ts';
import { userNotFound } from '../users/index.ts';
import {
  keyOf,
  type DecidedLine,
  type DecidedOrder,
  type Decision,
  type PlacementRequest,
  type PlacementState,
} from './placement.ts';

/**
 * Decides what becomes of each request, in order of arrival: the outcome is that of placing them one
 * after another. Pure: the same requests and state give the same decisions, and nothing is changed.
 * A refusal takes no stock, so it never touches what becomes of another request.
 */
export function decidePlacements(
  requests: readonly PlacementRequest[],
  state: PlacementState,
): Decision[] {
  const stock = new Map(Array.from(state.products.values(), ({ id, stock: left }) => [id, left]));
  const placedKeys = new Map<string, { readonly index: number; readonly requestHash: string }>();

  return requests.map((request, index): Decision => {
    const repeat = decideRepeat(request, state, placedKeys);
    if (repeat) return repeat;

    const order = decideOrder(request, state, stock);
    if (order instanceof DomainError) return { outcome: 'refused', error: order };

    for (const { product, quantity } of order.lines) {
      stock.set(product.id, (stock.get(product.id) ?? 0) - quantity);
    }
    if (request.key) {
      placedKeys.set(keyOf(request.userId, request.key.key), {
        index,
        requestHash: request.key.requestHash,
      });
    }
    return { outcome: 'placed', order };
  });
}

function decideRepeat(
  { userId, key }: PlacementRequest,
  { keys }: PlacementState,
  placedKeys: ReadonlyMap<string, { readonly index: number; readonly requestHash: string }>,
): Decision | undefined {
  if (!key) return undefined;
  const stored = keys.get(keyOf(userId, key.key));
  const inGroup = placedKeys.get(keyOf(userId, key.key));
  const known = stored ?? inGroup;
  if (!known) return undefined;
  if (known.requestHash !== key.requestHash) return { outcome: 'refused', error: keyReused() };
  if (stored) return { outcome: 'repeated', orderId: stored.orderId };
  return inGroup && { outcome: 'same', index: inGroup.index };
}

function decideOrder(
  { userId, placedBy, origin, key, chosen, lines: asked }: PlacementRequest,
  { users, products }: PlacementState,
  stock: ReadonlyMap<string, number>,
): DecidedOrder | DomainError {
  if (!users.has(userId)) return userNotFound([userId]);

  const lines: DecidedLine[] = [];
  const unknown: string[] = [];
  let total: Cents = 0n;
  for (const { productId, quantity } of asked) {
    const product = products.get(productId);
    if (!product) {
      unknown.push(productId);
      continue;
    }
    const subtotal = product.price * BigInt(quantity);
    total += subtotal;
    lines.push({ product, quantity, subtotal });
  }
  if (unknown.length > 0) return productsNotFound(unknown);
  if (total > maxCents) return totalTooLarge();

  const short = lines.filter(({ product, quantity }) => quantity > (stock.get(product.id) ?? 0));
  if (short.length > 0) return insufficientStock(short, stock);
  return { userId, placedBy, origin, key, chosen, total, lines };
}

function insufficientStock(
  short: readonly DecidedLine[],
  stock: ReadonlyMap<string, number>,
): DomainError {
  const lines = short.map(({ product, quantity }) => ({
    productId: product.id,
    requested: quantity,
    available: stock.get(product.id) ?? 0,
  }));
  const names = short.map(
    ({ product }, index) => `${product.name} (${lines[index]?.available ?? 0} left)`,
  );
  return new DomainError('INSUFFICIENT_STOCK', `Not enough in stock: ${names.join(', ')}`, {
    lines,
  });
}

function totalTooLarge(): DomainError {
  return new DomainError('TOTAL_TOO_LARGE', 'The total passes 99999999.99: split the order', {});
}

function keyReused(): DomainError {
  const message = 'This idempotency key has placed another order: use a new key for a new order';
  return new DomainError('IDEMPOTENCY_KEY_REUSED', message, {});
}
