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
export type {
  ApiKeyView as ApiKey,
  AppRouter,
  NewApiKey,
  OrderEventView as OrderEvent,
  OrderItemView as OrderItem,
  OrderStatus,
  OrderSummaryView as OrderSummary,
  OrderUpdate,
  OrderView as Order,
  ProductView as Product,
  Scope,
  SecurityEventKind,
  SecurityEventView as SecurityEvent,
  SessionView as Session,
  SignedIn,
  StockLevel,
  UserView as User,
} from '@order-store/api/types';
