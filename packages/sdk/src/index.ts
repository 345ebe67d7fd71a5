export { createClient, type StoreClient } from './create-client.ts';
export type { StoreClientOptions } from './client-options.ts';
export type { CallOptions, CallResponse, WithResponse } from './call-options.ts';
export type { RouterOutputs, StoreMutation, StoreQuery } from './store-calls.ts';
export type {
  StoreSubscription,
  SubscriptionCallbacks,
  SubscriptionState,
} from './store-subscription.ts';
export type * from './inputs.ts';
export type { StoreLogLevel } from './log-level.ts';
export type { StoreHooks, StoreRequest, StoreResponse, StoreRetry } from './links/hooks.ts';
export {
  assertNever,
  isStoreError,
  StoreError,
  type AnyStoreError,
  type ClientReason,
  type ErrorReason,
  type StoreErrorDetails,
  type StoreErrorFields,
} from './store-error.ts';
export {
  iterate,
  iteratePages,
  type IterateOptions,
  type ListProcedure,
  type Page,
} from './iterate.ts';
export { exportAudit, type ExportAuditOptions } from './export-audit.ts';
export { exportBuyers, type ExportBuyersOptions } from './export-buyers.ts';
export { exportStock, type ExportStockOptions } from './export-stock.ts';
export { exportOrders, type ExportOrdersOptions } from './export-orders.ts';
export {
  orderItemActions,
  orderWorkflow,
  nextStatuses,
  unitsLeftFor,
  type NextStatus,
} from './order-workflow.ts';
export {
  addMoney,
  compareMoney,
  formatMoney,
  multiplyMoney,
  parseMoney,
  toMoney,
  type Cents,
  type FormatMoneyOptions,
} from './money.ts';
export type {
  CartLineView as AccountCartLine,
  CartView as AccountCart,
  ApiKeyView as ApiKey,
  AppRouter,
  BuyerView as Buyer,
  ProductStockView as ProductStock,
  CustomerFiguresView as CustomerFigures,
  NewApiKey,
  CatalogImportJobView as CatalogImportJob,
  CatalogImportState,
  CatalogImportView as CatalogImport,
  CatalogPartView as CatalogImportPart,
  CatalogProblem,
  CatalogRowView as CatalogImportRow,
  CatalogUploadView as CatalogUpload,
  DailySalesView as DailySales,
  GroupsOfSize,
  JsonObject,
  JsonValue,
  MutationInput,
  OrderChargeView as OrderCharge,
  OrderEventItemView as OrderEventItem,
  OrderEventView as OrderEvent,
  OrderItemActions,
  OrderItemUnits,
  OrderItemView as OrderItem,
  OrderNoteView as OrderNote,
  OrderPaymentView as OrderPayment,
  OrderShipmentView as OrderShipment,
  OrderStatus,
  OrderStoreEventView as OrderStoreEvent,
  OrderSummaryView as OrderSummary,
  OrderUpdate,
  OrdersAndTotal,
  OrderView as Order,
  OrderWorkflow,
  PaymentKind,
  PaymentView as Payment,
  PlacementFiguresView as PlacementFigures,
  ProductChangeView as ProductChange,
  ProductFieldsView as ProductFields,
  ProductSalesView as ProductSales,
  ProductsUpdateView as ProductsUpdate,
  ProductView as Product,
  RefundDueView as RefundDue,
  Scope,
  SecurityEventKind,
  SecurityEventView as SecurityEvent,
  SessionView as Session,
  SignedIn,
  StockLevel,
  SalesSummaryView as SalesSummary,
  StockMovementView as StockMovement,
  StockStoreEventView as StockStoreEvent,
  StoreEventsView as StoreEvents,
  StoreEventView as StoreEvent,
  UserNoteView as UserNote,
  UserView as User,
  WebhookDeliveryView as WebhookDelivery,
  WebhookEventType,
  WebhookView as Webhook,
  WebhookWithSecret,
} from '@order-store/api/types';
