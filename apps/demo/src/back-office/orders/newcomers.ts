import type { OrderUpdate } from '@order-store/sdk';
import { useState } from 'react';
import type { OrdersSearch } from './order-search.ts';

/** The ids of orders that a list lacks, since they came into it after it was read. */
export type Newcomers = ReadonlySet<string>;

/** How many orders wait to be shown; `told` is for every update, `forget` for when the list was read again. */
export function useNewcomers(filter: OrdersSearch) {
  const scope = `${filter.status} ${filter.customer}`;
  const [known, setKnown] = useState<{ scope: string; ids: Newcomers }>({ scope, ids: none });
  return {
    count: known.scope === scope ? known.ids.size : 0,
    told: (update: OrderUpdate, isListed: boolean) =>
      setKnown((now) => ({
        scope,
        ids: newcomersAfter(now.scope === scope ? now.ids : none, filter, update, isListed),
      })),
    forget: () => setKnown({ scope, ids: none }),
  };
}

/** The newcomers of a list with this filter after an update. */
export function newcomersAfter(
  ids: Newcomers,
  { status, customer }: OrdersSearch,
  { event, order }: OrderUpdate,
  isListed: boolean,
): Newcomers {
  if (customer !== undefined && order.userId !== customer) return ids;
  // Unfiltered, an order that moves on was in the list before, perhaps on a page not read yet.
  const came = status === undefined ? event.from === null : order.status === status;
  const next = new Set(ids);
  if (came && !isListed) next.add(order.id);
  if (status !== undefined && !came) next.delete(order.id);
  return next;
}

const none: Newcomers = new Set();
