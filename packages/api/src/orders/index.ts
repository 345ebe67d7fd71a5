import { defineFeature } from '../platform/define-feature.ts';
import { ordersAccess } from './orders-access.ts';
import { ordersReasons } from './orders-reasons.ts';

defineFeature({ access: ordersAccess, reasons: ordersReasons });

export { ordersAccess };
export { ordersRouter } from './orders-router.ts';
export { createOrdersServices } from './orders-services.ts';
export { exportRoutes } from './export-routes.ts';
export {
  changeOf,
  orderEventsAfter,
  type OrderChange,
  type OrderEventRow,
} from './order-events.ts';
export type { OrderStatus, OrderWorkflow } from './order-status.ts';
export type {
  OrderChargeView,
  OrderEventView,
  OrderItemView,
  OrderNoteView,
  OrderSummaryView,
  OrderView,
} from './order-views.ts';
export { createOrdersMetrics } from './orders-metrics.ts';
export type { OrderLimits } from './order-limits.ts';
export type { OrderLimit } from './order-limit.ts';
export { ordersRetention } from './orders-retention.ts';
export type {
  HookContext,
  PlacedOrder,
  PlacementHooks,
  RequestedItem,
  RequestedOrder,
} from './placement-hooks.ts';
export type { OrderUpdate } from './watch-orders.ts';
