import type { MutationFilters } from '@tanstack/react-query';
import type { StoreQueries } from '../store-queries.ts';
import type { CartContent } from './cart-content.ts';

/** A filter for in-flight orders of this content. */
export function inFlightOrders(
  queries: StoreQueries,
  { idempotencyKey }: CartContent,
): MutationFilters {
  return {
    mutationKey: queries.orders.place.mutationKey(),
    predicate: ({ state: { variables } }) => keyOf(variables) === idempotencyKey,
  };
}

function keyOf(variables: unknown): unknown {
  return variables instanceof Object && 'idempotencyKey' in variables
    ? variables.idempotencyKey
    : undefined;
}
