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
  AppRouter,
  OrderEventView as OrderEvent,
  OrderItemView as OrderItem,
  OrderStatus,
  OrderSummaryView as OrderSummary,
  OrderUpdate,
  OrderView as Order,
  ProductView as Product,
  SignedIn,
  StockLevel,
  UserView as User,
  WebhookDeliveryView as WebhookDelivery,
  WebhookEventType,
  WebhookView as Webhook,
  WebhookWithSecret,
} from '@order-store/api/types';
