import type { MutationFilters } from '@tanstack/react-query';
import { fieldsOf } from '../query-parts.ts';
import type { StoreQueries } from '../store-queries.ts';
import type { CartContent } from './cart-content.ts';

/** A filter for in-flight orders of this content. */
export function inFlightOrders(
  queries: StoreQueries,
  { idempotencyKey }: CartContent,
): MutationFilters {
  return {
    mutationKey: queries.orders.place.mutationKey(),
    predicate: ({ state: { variables } }) =>
      fieldsOf(variables)['idempotencyKey'] === idempotencyKey,
  };
}
