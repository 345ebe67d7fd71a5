import type { Order, OrderItem, OrderShipment } from '@order-store/sdk';

/** The content of a parcel. */
export interface PackingSlip {
  /** Null if it is not shipped yet, or was shipped before the store recorded shipments. */
  readonly shipment: OrderShipment | null;
  readonly lines: readonly { readonly item: OrderItem; readonly quantity: number }[];
}

/**
 * The packing slip of a shipment, or without `shipmentId` of what is still to ship. If nothing is, one for each shipment;
 * none for an order of which every unit was cancelled.
 */
export function packingSlipsOf(
  { items, shipments }: Pick<Order, 'items' | 'shipments'>,
  shipmentId?: string,
): PackingSlip[] {
  const slips = shipments.map((shipment) => slipOf(items, shipment, unitsIn(shipment)));
  if (shipmentId !== undefined) return slips.filter(({ shipment }) => shipment?.id === shipmentId);
  const open = slipOf(items, null, unshippedUnits);
  if (open.lines.length === 0 && slips.length > 0) return slips;
  const whole = slipOf(items, null, ({ shippedQuantity }) => shippedQuantity);
  return [open, whole].filter(({ lines }) => lines.length > 0).slice(0, 1);
}

function slipOf(
  items: readonly OrderItem[],
  shipment: OrderShipment | null,
  quantityOf: (item: OrderItem) => number,
): PackingSlip {
  const lines = items.map((item) => ({ item, quantity: quantityOf(item) }));
  return { shipment, lines: lines.filter(({ quantity }) => quantity > 0) };
}

function unshippedUnits({ quantity, cancelledQuantity, shippedQuantity }: OrderItem): number {
  return quantity - cancelledQuantity - shippedQuantity;
}

function unitsIn(shipment: OrderShipment): (item: OrderItem) => number {
  const quantities = new Map(shipment.items.map(({ itemId, quantity }) => [itemId, quantity]));
  return ({ id }) => quantities.get(id) ?? 0;
}
