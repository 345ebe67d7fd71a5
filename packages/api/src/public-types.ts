// What the SDK takes from the API: types only.
export type { AppRouter } from './app/router.ts';
export type {
  CatalogImportView,
  CatalogPieceView,
  CatalogProblem,
} from './catalog/catalog-views.ts';
export type { ErrorDetails, Reason } from './shared/reasons.ts';
export type { SecurityEventView } from './audit/security-event-view.ts';
export type { SecurityEventKind } from './audit/security-events.ts';
export type { Scope } from './platform/identity/access.ts';
export type { ApiKeyView, NewApiKey } from './accounts/api-keys.ts';
export type { SessionView } from './accounts/session-list.ts';
export type { SignedIn } from './accounts/sessions.ts';
export type { StockLevel } from './platform/streaming/stock-feed.ts';
export type { OrderUpdate } from './orders/watch-orders.ts';
export type { GroupsOfSize, PlacementFiguresView } from './operations/placement-figures-view.ts';
export type { OrderStatus, OrderWorkflow } from './orders/order-status.ts';
export type {
  OrderEventView,
  OrderItemView,
  OrderSummaryView,
  OrderView,
} from './orders/order-views.ts';
export type { ProductView } from './products/product-view.ts';
export type { StockMovementView } from './products/stock-movement-view.ts';
export type {
  DailySalesView,
  OrdersAndTotal,
  ProductSalesView,
  SalesSummaryView,
} from './reports/report-views.ts';
export type { UserView } from './users/user-view.ts';
export type {
  WebhookDeliveryView,
  WebhookEventType,
  WebhookView,
  WebhookWithSecret,
} from './webhooks/webhook-views.ts';
