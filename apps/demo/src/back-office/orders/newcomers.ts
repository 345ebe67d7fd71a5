import type { OrderUpdate } from '@order-store/sdk';
import { useState } from 'react';
import type { OrdersSearch } from './order-search.ts';

/** The ids of orders that came into a list after it was first read. */
export type Newcomers = ReadonlySet<string>;

/** How many orders wait to be shown; `told` is for every update, `forget` for when the list was read again. */
export function useNewcomers(filter: OrdersSearch, listed: readonly { readonly id: string }[]) {
  const scope = `${filter.status} ${filter.customer}`;
  const [known, setKnown] = useState<{ scope: string; ids: Newcomers }>({ scope, ids: none });
  const shown = new Set(listed.map(({ id }) => id));
  return {
    count: known.scope === scope ? [...known.ids].filter((id) => !shown.has(id)).length : 0,
    told: (update: OrderUpdate) =>
      setKnown((now) => ({
        scope,
        ids: newcomersAfter(now.scope === scope ? now.ids : none, filter, update),
      })),
    forget: () => setKnown({ scope, ids: none }),
  };
}

/** What came into a list with this filter, listed or not, after an update. */
export function newcomersAfter(
  ids: Newcomers,
  { status, customer }: OrdersSearch,
  { event, order }: OrderUpdate,
): Newcomers {
  if (customer !== undefined && order.userId !== customer) return ids;
  // Unfiltered, an order that moves on was in the list before, perhaps on a page not read yet.
  const came = status === undefined ? event.from === null : order.status === status;
  const next = new Set(ids);
  if (came) next.add(order.id);
  else if (status !== undefined) next.delete(order.id);
  return next;
}

const none: Newcomers = new Set();
