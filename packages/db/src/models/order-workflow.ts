/** The statuses an order can move to from each status. */
export const orderWorkflow = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
} as const satisfies Readonly<Record<OrderStatus, readonly OrderStatus[]>>;

/** What may be done with single units of an order in each status. How many is in the ledger of units. */
export const orderItemActions = {
  pending: ['cancel'],
  confirmed: ['ship', 'cancel', 'return'],
  shipped: ['return'],
  delivered: ['return'],
  cancelled: [],
} as const satisfies Readonly<Record<OrderStatus, readonly OrderItemAction[]>>;

export type OrderItemAction = 'cancel' | 'ship' | 'return';

/** What happened to an order besides its status. */
export type OrderEventKind =
  | 'items_cancelled'
  | 'items_shipped'
  | 'items_returned'
  | 'shipment_delivered'
  | 'payment_recorded'
  | 'metadata_updated'
  | 'hold_extended';

export const orderStatuses = ['pending', 'confirmed', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
