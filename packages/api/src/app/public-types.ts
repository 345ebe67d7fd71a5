// The API's types that the SDK publishes.
export type { AppRouter } from './router.ts';
export type { AddressBookView, SavedAddressView } from '../addresses/index.ts';
export type { CartLineView, CartView } from '../carts/index.ts';
export type {
  CatalogImportJobView,
  CatalogImportState,
  CatalogImportView,
  CatalogFieldsView,
  CatalogPartView,
  CatalogPreviewRowView,
  CatalogPreviewView,
  CatalogProblem,
  CatalogRowView,
  CatalogUploadView,
} from '../catalog/index.ts';
export type { MetadataInput, WithMetadata } from './library/with-metadata.ts';
export type { MutationInput } from '../platform/idempotency/idempotency-key.ts';
export type { JsonObject, JsonValue } from '../shared/json-object.ts';
export type { ErrorDetails, Reason } from '../shared/reasons.ts';
export type { SecurityEventView } from '../audit/index.ts';
export type { SecurityEventKind } from '../platform/audit/security-events.ts';
export type { Scope } from '../platform/identity/access.ts';
export type { ApiKeyView, NewApiKey, SessionView, SignedIn } from '../accounts/index.ts';
export type {
  OrderStoreEventView,
  OrderWebhookEvent,
  StockStoreEventView,
  StockWebhookEvent,
  StoreEventsView,
  StoreEventView,
  WebhookEvent,
} from '../events/index.ts';
export type {
  CategoryView,
  ProductChangeView,
  ProductFieldsView,
  ProductsUpdateView,
  ProductView,
  StockLevel,
  StockMovementView,
} from '../products/index.ts';
export type {
  OrderChargeView,
  OrderEventItemView,
  OrderEventView,
  OrderItemActions,
  OrderItemUnits,
  OrderItemView,
  OrderNoteView,
  OrderPaymentView,
  OrderShipmentView,
  OrderStatus,
  OrderSummaryView,
  OrderUpdate,
  OrderView,
  OrderWorkflow,
} from '../orders/index.ts';
export type { PaymentKind, PaymentView, RefundDueView } from '../payments/index.ts';
export type { GroupsOfSize, PlacementFiguresView } from '../operations/index.ts';
export type {
  BuyerView,
  ProductStockView,
  CustomerFiguresView,
  DailySalesView,
  OrdersAndTotal,
  ProductSalesView,
  SalesSummaryView,
} from '../reports/index.ts';
export type { UserNoteView, UserView } from '../users/index.ts';
export type {
  WebhookDeliveryView,
  WebhookEventType,
  WebhookView,
  WebhookWithSecret,
} from '../webhooks/index.ts';
