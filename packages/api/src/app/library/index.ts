// The public entry `@order-store/api`: the API as a library.
export { createOrderStore, type OrderStore } from './create-order-store.ts';
export type {
  HookContext,
  PlacedOrder,
  PlacementHooks,
  RequestedItem,
  RequestedOrder,
} from '../../orders/index.ts';
export type { OrderStoreOptions } from './order-store-options.ts';
export type { StoreCaller, StoreCallers } from './callers.ts';
export type { StoreHandler } from './mountable.ts';
export { isDomainError } from './is-domain-error.ts';
export { DomainError } from '../../shared/domain-error.ts';
export { ConfigError } from '../config/config.ts';
export { StartError } from '../start-error.ts';
export { DatabaseServerError } from '@order-store/embedded-postgres';
export type * from '../public-types.ts';
