import { isStoreError, type StoreClient, type Order } from '@order-store/sdk';
import { formatCents } from './money.ts';
import { withRetries } from './with-retries.ts';
import type { Products } from './products.ts';
import type { PlannedOrder } from './split-invoice.ts';

/** Attempts for an order while other customers buy its stock. */
const stockAttempts = 20;

/** Returns the order that an earlier run placed, if any. */
export async function findPlaced(
  client: StoreClient,
  planned: PlannedOrder,
  userId: string,
  signal: AbortSignal,
): Promise<Order | undefined> {
  const { idempotencyKey } = planned;
  try {
    return await withRetries(() => client.orders.get.query({ idempotencyKey, userId }), signal);
  } catch (error) {
    if (isStoreError(error, 'ORDER_NOT_FOUND')) return undefined;
    throw error;
  }
}

/** Places the planned order. Its idempotency key makes retries safe. */
export async function placeOrder(
  client: StoreClient,
  products: Products,
  planned: PlannedOrder,
  userId: string,
  signal: AbortSignal,
): Promise<Order> {
  const { idempotencyKey } = planned;
  const items = planned.lines.map(({ sku, quantity }) => ({
    productId: products.at(sku).id,
    quantity,
  }));
  const place = () => client.orders.place.mutate({ items, idempotencyKey, userId });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withRetries(place, signal);
    } catch (error) {
      if (!isStoreError(error, 'INSUFFICIENT_STOCK') || attempt === stockAttempts) throw error;
      await Promise.all(
        error.details.lines.map(({ productId, requested, available }) =>
          products.receive(productId, requested - available),
        ),
      );
    }
  }
}

/** Describes how the placed order differs from the planned one; undefined if it does not. */
export function describeDifference(planned: PlannedOrder, placed: Order): string | undefined {
  const expected = planned.lines.map((line) => `${line.quantity} × ${formatCents(line.unitPrice)}`);
  const got = placed.items.map((item) => `${item.quantity} × ${item.unitPrice}`);
  const missing = without(expected, got);
  const unexpected = without(got, expected);
  const total = formatCents(planned.total);
  if (missing.length === 0 && unexpected.length === 0 && placed.totalAmount === total)
    return undefined;
  return (
    `order ${placed.orderNumber} is ${placed.totalAmount} instead of ${total}` +
    (missing.length > 0 ? `, missing ${shorten(missing)}` : '') +
    (unexpected.length > 0 ? `, unexpected ${shorten(unexpected)}` : '')
  );
}

/** Multiset difference: `all` without `others`. */
function without(all: string[], others: string[]): string[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  return all.filter((value) => {
    const count = counts.get(value) ?? 0;
    counts.set(value, count - 1);
    return count <= 0;
  });
}

function shorten(values: string[]): string {
  return values.length > 3 ? `${values.slice(0, 3).join(', ')}, …` : values.join(', ');
}
