// What the SDK takes from the API: types only.
export type { AppRouter } from './router.ts';
export type { ErrorDetails, Reason } from './shared/reasons.ts';
export type { SignedIn } from './auth/sessions.ts';
export type { StockLevel } from './live/stock-feed.ts';
export type { OrderUpdate } from './live/watch-orders.ts';
export type { OrderStatus } from './orders/order-status.ts';
export type {
  OrderEventView,
  OrderItemView,
  OrderSummaryView,
  OrderView,
} from './orders/order-views.ts';
export type { ProductView } from './products/product-view.ts';
export type { UserView } from './users/user-view.ts';
export type {
  WebhookDeliveryView,
  WebhookEventType,
  WebhookView,
  WebhookWithSecret,
} from './webhooks/webhook-views.ts';
