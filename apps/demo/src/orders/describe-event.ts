import type { Order, OrderEvent } from '@order-store/sdk';
import { statusNames } from './order-status.ts';

/** What happened in a step of an order's history, such as `Shipped` or `Items returned`. */
export function eventTitle({ from, to, kind }: OrderEvent): string {
  if (from === null) return 'Placed';
  return from === to ? kindNames[kind] : statusNames[to];
}

/** The units of an event, such as `2 × Enamel mug, 1 × Salt box (not restocked)`; null if it has none. */
export function eventUnits(
  { kind, items }: OrderEvent,
  order: Pick<Order, 'items'>,
): string | null {
  if (items === null) return null;
  const names = new Map(order.items.map(({ id, name }) => [id, name]));
  return items
    .map(({ itemId, quantity, restocked }) => {
      const isLost = kind === 'items_returned' && !restocked;
      return `${quantity} × ${names.get(itemId) ?? 'item'}${isLost ? ' (not restocked)' : ''}`;
    })
    .join(', ');
}

const kindNames: Readonly<Record<OrderEvent['kind'], string>> = {
  status_changed: 'Updated',
  items_cancelled: 'Items cancelled',
  items_shipped: 'Items shipped',
  items_returned: 'Items returned',
  shipment_delivered: 'Shipment delivered',
  payment_recorded: 'Payment recorded',
  metadata_updated: 'Order data changed',
  hold_extended: 'Reservation extended',
};
