export const orderStatuses = ['pending', 'confirmed', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/**
 * From each status, where an order may go next. Nothing else is ever written. Its very type is what the SDK's
 * copy for buttons is held to (`OrderWorkflow` of the API), so the two can't differ and compile.
 */
export const orderWorkflow = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
} as const satisfies Readonly<Record<OrderStatus, readonly OrderStatus[]>>;
