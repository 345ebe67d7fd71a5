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
  AppRouter,
  CatalogImportView as CatalogImport,
  CatalogPieceView as CatalogPiece,
  CatalogProblem,
  DailySalesView as DailySales,
  OrderEventView as OrderEvent,
  OrderItemView as OrderItem,
  OrderStatus,
  OrderSummaryView as OrderSummary,
  OrdersAndTotal,
  OrderView as Order,
  OrderWorkflow,
  ProductSalesView as ProductSales,
  ProductView as Product,
  SalesSummaryView as SalesSummary,
  SignedIn,
  StockMovementView as StockMovement,
  UserView as User,
} from '@order-store/api/types';
