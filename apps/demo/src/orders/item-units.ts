import type { OrderItem } from '@order-store/sdk';

/** What happened to the units of an item, such as `1 shipped, 2 cancelled`; empty if nothing did. */
export function describeUnits({
  shippedQuantity,
  returnedQuantity,
  cancelledQuantity,
}: Pick<OrderItem, 'shippedQuantity' | 'returnedQuantity' | 'cancelledQuantity'>): string {
  return [
    shippedQuantity > 0 && `${shippedQuantity} shipped`,
    cancelledQuantity > 0 && `${cancelledQuantity} cancelled`,
    returnedQuantity > 0 && `${returnedQuantity} returned`,
  ]
    .filter(Boolean)
    .join(', ');
}
