import { isStoreError, type StoreClient, type Order } from '@order-store/sdk';
import { formatCents } from './money.ts';
import { withPatience } from './patience.ts';
import type { Products } from './products.ts';
import type { PlannedOrder } from './split-invoice.ts';

/** How often an order is tried whose stock somebody else keeps buying away. */
const triesForStock = 20;

/** The order that was placed for the planned one in an earlier run, if there is one. */
export async function findPlaced(
  client: StoreClient,
  planned: PlannedOrder,
  userId: string,
  signal: AbortSignal,
): Promise<Order | undefined> {
  const { idempotencyKey } = planned;
  try {
    return await withPatience(() => client.orders.get.query({ idempotencyKey, userId }), signal);
  } catch (error) {
    if (isStoreError(error, 'ORDER_NOT_FOUND')) return undefined;
    throw error;
  }
}

/** Places the planned order. Its key makes it safe to try again, after any trouble. */
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
      return await withPatience(place, signal);
    } catch (error) {
      if (!isStoreError(error, 'INSUFFICIENT_STOCK') || attempt === triesForStock) throw error;
      await Promise.all(
        error.details.lines.map(({ productId, requested, available }) =>
          products.receive(productId, requested - available),
        ),
      );
    }
  }
}

/** What tells the placed order from the planned one, in words; undefined when nothing does. */
export function describeDifference(planned: PlannedOrder, placed: Order): string | undefined {
  const expected = planned.lines.map((line) => `${line.quantity} × ${formatCents(line.unitPrice)}`);
  const got = placed.items.map((item) => `${item.quantity} × ${item.unitPrice}`);
  const missing = without(expected, got);
  const strange = without(got, expected);
  const total = formatCents(planned.total);
  if (missing.length === 0 && strange.length === 0 && placed.totalAmount === total)
    return undefined;
  return (
    `order ${placed.orderNumber} is ${placed.totalAmount} instead of ${total}` +
    (missing.length > 0 ? `, lacks ${shorten(missing)}` : '') +
    (strange.length > 0 ? `, has ${shorten(strange)}` : '')
  );
}

/** The values of `all` that `others` does not have, each as often as it has it too seldom. */
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
