import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';

/** Key prefix of all customer queries. */
export const customersKey = queries.users.pathKey();

/** A customer's account. */
export function customerQuery(id: string) {
  return queries.users.get.queryOptions({ id });
}

/** What staff have noted about a customer. */
export function customerNoteQuery(id: string) {
  return queries.users.getNote.queryOptions({ id });
}

/** Customers whose name or email contains `q`, newest first. Keeps the previous results while a search runs. */
export function customerListQuery(q: string | undefined) {
  return {
    ...queries.users.list.infiniteQueryOptions({ limit: 30, search: q }),
    placeholderData: keepPreviousData,
  };
}

/** The number of a customer's orders. */
export function orderCountQuery(userId: string) {
  return {
    ...queries.orders.listByPage.queryOptions({ userId, pageSize: 1 }),
    select: ({ total }: { readonly total: number }) => total,
  };
}

/** The first customers that match the typed text. */
export function customerSuggestionsQuery(typed: string) {
  return {
    ...queries.users.list.queryOptions({ limit: 8, search: typed === '' ? undefined : typed }),
    placeholderData: keepPreviousData,
  };
}
