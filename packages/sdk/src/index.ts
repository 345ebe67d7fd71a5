export { createClient, type StoreClient, type StoreClientOptions } from './create-client.ts';
export {
  isStoreError,
  StoreError,
  type AnyStoreError,
  type ErrorReason,
  type StoreErrorDetails,
} from './store-error.ts';
export {
  iterate,
  iteratePages,
  type IterateOptions,
  type ListProcedure,
  type Page,
} from './iterate.ts';
export { exportOrders, type ExportOrdersOptions } from './export-orders.ts';
export { orderWorkflow, nextStatuses } from './order-workflow.ts';
export type {
  ApiKeyView as ApiKey,
  AppRouter,
  NewApiKey,
  CatalogImportView as CatalogImport,
  CatalogPieceView as CatalogPiece,
  CatalogProblem,
  DailySalesView as DailySales,
  OrderEventView as OrderEvent,
  OrderItemView as OrderItem,
  OrderStatus,
  OrderSummaryView as OrderSummary,
  OrderUpdate,
  OrdersAndTotal,
  OrderView as Order,
  OrderWorkflow,
  ProductSalesView as ProductSales,
  ProductView as Product,
  Scope,
  SecurityEventKind,
  SecurityEventView as SecurityEvent,
  SessionView as Session,
  SignedIn,
  StockLevel,
  SalesSummaryView as SalesSummary,
  StockMovementView as StockMovement,
  UserView as User,
} from '@order-store/api/types';
