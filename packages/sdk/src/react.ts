export { createStoreQueries } from './react/create-store-queries.ts';
export type {
  InfinitePages,
  ListHelpers,
  ListInput,
  MutationHelpers,
  PathHelpers,
  QueryHelpers,
  SkippableStoreInfiniteQueryOptions,
  SkippableStoreQueryOptions,
  StoreInfiniteQueryOptions,
  StoreQueries,
  StoreQueryOptions,
  SubscriptionHelpers,
} from './react/store-queries.ts';
export type { StoreMutationKey, StorePathKey, StoreQueryKey } from './react/query-keys.ts';
export { privateQueries } from './react/private-queries.ts';
export { itemsOf } from './react/items-of.ts';
export { createCart, type Cart, type CartOptions } from './react/cart/create-cart.ts';
export {
  unitCount,
  quantityOf,
  type CartContent,
  type CartLine,
} from './react/cart/cart-content.ts';
export type { CartStorage } from './react/cart/storage-item.ts';
export type { CartAccount } from './react/cart/stored-content.ts';
export { useCart } from './react/cart/use-cart.ts';
export { usePricedCart, type PricedCart, type PricedLine } from './react/cart/use-priced-cart.ts';
export {
  usePlaceOrder,
  type PlaceOrderOptions,
  type PlaceOrderMutation,
} from './react/cart/use-place-order.ts';
export type { LiveStatus } from './react/live/auto-resubscribe.ts';
export { useLiveOrders, type LiveOrdersOptions } from './react/live/use-live-orders.ts';
export { useLiveStock } from './react/live/use-live-stock.ts';
export {
  useChangeOrder,
  type ChangeOrderOptions,
  type OrderChange,
  type Rollback,
} from './react/orders/use-change-order.ts';
