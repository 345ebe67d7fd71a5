import { defineFeature } from '../platform/define-feature.ts';
import { ordersAccess } from './orders-access.ts';
import { ordersReasons } from './orders-reasons.ts';
import {
  OrderEventView,
  OrderItemView,
  OrderNoteView,
  OrderShipmentView,
  OrderSummaryView,
  OrderView,
} from './order-schemas.ts';

defineFeature({
  access: ordersAccess,
  reasons: ordersReasons,
  schemas: {
    Order: OrderView,
    OrderEvent: OrderEventView,
    OrderItem: OrderItemView,
    OrderNote: OrderNoteView,
    OrderShipment: OrderShipmentView,
    OrderSummary: OrderSummaryView,
  },
});

export { ordersAccess };
export { ordersRouter } from './orders-router.ts';
export { orderNotFound, visibleTo } from './find-orders.ts';
export {
  formatPaymentSums,
  isPaid,
  parsePaymentSums,
  type PaymentSums,
  type StoredPaymentSums,
} from './order-payment.ts';
export { isOvertakenSql } from './order-events.ts';
export { netTotalSql } from './order-units-sql.ts';
export { orderSummaryJson } from './order-row.ts';
export {
  maxLines,
  OrderEventView as OrderEventOutput,
  OrderSummaryView as OrderSummaryOutput,
  OrderView as OrderOutput,
} from './order-schemas.ts';
export { startOrderTotals } from './order-totals.ts';
export { startOrderReceipts } from './order-receipts.ts';
export { startOrderExpiry } from './order-expiry.ts';
export { ordersStatement } from './read-order.ts';
export { createOrdersServices } from './orders-services.ts';
export { ordersExport } from './export-orders.ts';
export {
  changeOf,
  orderEventsAfter,
  type OrderChange,
  type OrderEventRow,
} from './order-events.ts';
export type { OrderItemActions, OrderStatus, OrderWorkflow } from './order-status.ts';
export type {
  OrderChargeView,
  OrderEventItemView,
  OrderEventView,
  OrderItemUnits,
  OrderItemView,
  OrderNoteView,
  OrderPaymentView,
  OrderShipmentView,
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
