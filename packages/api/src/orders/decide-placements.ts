import { DomainError } from '../shared/domain-error.ts';
import { formatMoney, maxCents, parseMoney, type Cents } from '../shared/money.ts';
import { productsNotFound } from '../products/index.ts';
import { userNotFound } from '../users/index.ts';
import {
  checkExpired,
  checkOpenOrders,
  noOrderLimits,
  type OpenOrders,
  type OrderLimits,
} from './order-limits.ts';
import {
  keyOf,
  purchaseKey,
  type DecidedLine,
  type DecidedOrder,
  type Decision,
  type PlacementRequest,
  type PlacementState,
} from './placement.ts';
import { checkPurchaseLimits } from './purchase-limits.ts';

/**
 * Decides each request in order of arrival, with the same outcome as placing them one after another. Pure. A rejected
 * request takes no stock, so it does not affect the others.
 */
export function decidePlacements(
  requests: readonly PlacementRequest[],
  state: PlacementState,
  limits: OrderLimits = noOrderLimits,
): Decision[] {
  const stock = new Map(Array.from(state.products.values(), ({ id, stock: left }) => [id, left]));
  const openOrders = new Map(state.openOrders);
  const purchased = new Map(state.purchased);
  const placedKeys = new Map<string, { readonly index: number; readonly requestHash: string }>();

  return requests.map((request, index): Decision => {
    const retry = decideRetry(request, state, placedKeys);
    if (retry) return retry;
    if (request.rejection) return { outcome: 'rejected', error: request.rejection };

    const order = decideOrder(request, state, { stock, purchased });
    if (order instanceof DomainError) return { outcome: 'rejected', error: order };
    const open = withOrder(openOrders.get(order.userId), order);
    const exceeded =
      (request.isLimited === true ? checkOpenOrders(open, limits) : undefined) ??
      (request.countsExpired === true
        ? checkExpired(state.expired?.get(order.userId) ?? 0, limits)
        : undefined);
    if (exceeded) return { outcome: 'rejected', error: exceeded };
    openOrders.set(order.userId, open);

    for (const { product, quantity } of order.lines) {
      stock.set(product.id, (stock.get(product.id) ?? 0) - quantity);
      if (product.purchaseLimit === null) continue;
      const key = purchaseKey(order.userId, product.id);
      purchased.set(key, (purchased.get(key) ?? 0) + quantity);
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

function decideRetry(
  { userId, key }: PlacementRequest,
  { keys }: PlacementState,
  placedKeys: ReadonlyMap<string, { readonly index: number; readonly requestHash: string }>,
): Decision | undefined {
  if (!key) return undefined;
  const stored = keys.get(keyOf(userId, key.key));
  const inBatch = placedKeys.get(keyOf(userId, key.key));
  const known = stored ?? inBatch;
  if (!known) return undefined;
  if (known.requestHash !== key.requestHash) return { outcome: 'rejected', error: keyReused() };
  if (stored) return { outcome: 'retry', orderId: stored.orderId };
  return inBatch && { outcome: 'retryInBatch', index: inBatch.index };
}

function decideOrder(
  request: PlacementRequest,
  { users, products }: PlacementState,
  { stock, purchased }: Readonly<Record<'stock' | 'purchased', ReadonlyMap<string, number>>>,
): DecidedOrder | DomainError {
  const { userId, placedBy, origin, key, chosen, metadata = {}, charges = [] } = request;
  if (!users.has(userId)) return userNotFound([userId]);

  const lines: DecidedLine[] = [];
  const unknown: string[] = [];
  let total: Cents = 0n;
  for (const { productId, quantity } of request.lines) {
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
  const archived = lines.filter(({ product }) => product.isArchived);
  if (archived.length > 0) return notForSale(archived);
  const grandTotal = charges.reduce((sum, { amount }) => sum + parseMoney(amount), total);
  if (total > maxCents || grandTotal > maxCents) return totalTooLarge();
  if (grandTotal < 0n) return invalidCharges(grandTotal);

  const exceeded = checkPurchaseLimits(userId, lines, purchased);
  if (exceeded) return exceeded;
  const short = lines.filter(({ product, quantity }) => quantity > (stock.get(product.id) ?? 0));
  if (short.length > 0) return insufficientStock(short, stock);
  const { expectedTotal, expiresInSeconds = null } = request;
  if (expectedTotal !== undefined && expectedTotal !== grandTotal)
    return totalChanged(expectedTotal, grandTotal, lines);
  const given = { userId, placedBy, origin, key, chosen, metadata, charges, expiresInSeconds };
  return { ...given, total, grandTotal, lines };
}

function withOrder(
  { orders, total }: OpenOrders = { orders: 0, total: 0n },
  order: DecidedOrder,
): OpenOrders {
  return { orders: orders + 1, total: total + order.total };
}

function notForSale(lines: readonly DecidedLine[]): DomainError {
  const names = lines.map(({ product }) => product.name).join(', ');
  const ids = lines.map(({ product }) => product.id);
  return new DomainError('NOT_FOR_SALE', `No longer for sale: ${names}`, { ids });
}

function totalChanged(expected: Cents, actual: Cents, lines: readonly DecidedLine[]): DomainError {
  const totals = { expected: formatMoney(expected), actual: formatMoney(actual) };
  const message = `The total is ${totals.actual}, not ${totals.expected}: confirm the new prices`;
  return new DomainError('TOTAL_CHANGED', message, {
    ...totals,
    lines: lines.map(({ product, quantity, subtotal }) => ({
      productId: product.id,
      quantity,
      unitPrice: formatMoney(product.price),
      subtotal: formatMoney(subtotal),
    })),
  });
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
  return new DomainError('TOTAL_TOO_LARGE', 'The total is above 99999999.99: split the order', {});
}

function invalidCharges(total: Cents): DomainError {
  const grandTotal = formatMoney(total);
  const message = `charges: the grand total would be ${grandTotal}: reduce the discounts`;
  return new DomainError('INVALID_CHARGES', message, { grandTotal });
}

function keyReused(): DomainError {
  const message =
    'The idempotency key was already used for an order with other content: use a new key';
  return new DomainError('IDEMPOTENCY_KEY_REUSED', message, {});
}
