import type { OrderUpdate } from '@order-store/sdk';
import { useState } from 'react';
import { isFiltered, type OrdersSearch } from './order-search.ts';

type OrderIds = ReadonlySet<string>;

/** The parts of an {@link OrderUpdate} that decide whether it matches. */
export interface OrderChange {
  readonly event: Pick<OrderUpdate['event'], 'from' | 'to'>;
  readonly order: Pick<OrderUpdate['order'], 'id' | 'userId' | 'status'>;
}

/** Counts orders that match the filter but are not in the list yet. */
export function useNewOrders(filter: OrdersSearch, listed: readonly { readonly id: string }[]) {
  const scope = JSON.stringify(filter);
  const [matching, setMatching] = useState<{ scope: string; ids: OrderIds }>({ scope, ids: none });
  const listedIds = new Set(listed.map(({ id }) => id));
  return {
    count:
      matching.scope === scope ? [...matching.ids].filter((id) => !listedIds.has(id)).length : 0,
    /** Call for every live update. */
    onUpdate: (update: OrderUpdate) =>
      setMatching((current) => ({
        scope,
        ids: newOrderIds(current.scope === scope ? current.ids : none, filter, update),
      })),
    /** Call after the list was reloaded. */
    reset: () => setMatching({ scope, ids: none }),
  };
}

/** Applies an update to the ids of orders that have started to match the filter. */
export function newOrderIds(
  ids: OrderIds,
  { status, customer, ...others }: OrdersSearch,
  { event, order }: OrderChange,
): OrderIds {
  if (event.from === event.to) return ids;
  // An update does not say whether the order matches a search or a product.
  if (isFiltered(others)) return ids;
  if (customer !== undefined && order.userId !== customer) return ids;
  // Without a status filter, a status change adds nothing: the order already matched, perhaps on a later page.
  const matches = status === undefined ? event.from === null : order.status === status;
  const next = new Set(ids);
  if (matches) next.add(order.id);
  else if (status !== undefined) next.delete(order.id);
  return next;
}

const none: OrderIds = new Set();
