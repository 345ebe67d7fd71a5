export { createStoreQueries } from './react/create-store-queries.ts';
export type {
  InfinitePages,
  ListCalls,
  ListInput,
  MutationCalls,
  OfPath,
  QueryCalls,
  SkippableStoreInfiniteQueryOptions,
  SkippableStoreQueryOptions,
  StoreInfiniteQueryOptions,
  StoreQueries,
  StoreQueryOptions,
} from './react/store-queries.ts';
export type { StoreMutationKey, StorePathKey, StoreQueryKey } from './react/query-keys.ts';
export { ownFilter } from './react/own-filter.ts';
export { itemsOf } from './react/items-of.ts';
export { createCart, type Cart, type CartOptions } from './react/cart/create-cart.ts';
export {
  pieceCount,
  quantityOf,
  type CartContent,
  type CartLine,
} from './react/cart/cart-content.ts';
export type { CartStorage } from './react/cart/stored-text.ts';
export { useCart } from './react/cart/use-cart.ts';
export { usePricedCart, type PricedCart, type PricedLine } from './react/cart/use-priced-cart.ts';
export {
  usePlaceOrder,
  type PlaceOrderOptions,
  type PlacingOrder,
} from './react/cart/use-place-order.ts';
export type { Liveness } from './react/live/stay-subscribed.ts';
export { useLiveOrders, type LiveOrdersOptions } from './react/live/use-live-orders.ts';
export { useLiveStock } from './react/live/use-live-stock.ts';
