import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';

/** All that is known of people other than oneself is kept under this key. */
export const customersKey = queries.users.pathKey();

/** Somebody's profile. */
export function customerQuery(id: string) {
  return queries.users.get.queryOptions({ id });
}

/** People whose name or e-mail contains `q`, newest first, endlessly. While another search runs, the last one's stay. */
export function customerListQuery(q: string | undefined) {
  return {
    ...queries.users.list.infiniteQueryOptions({ limit: 30, search: q }),
    placeholderData: keepPreviousData,
  };
}

/** The first few people who match what was typed so far. */
export function customerSuggestionsQuery(typed: string) {
  return {
    ...queries.users.list.queryOptions({ limit: 8, search: typed === '' ? undefined : typed }),
    placeholderData: keepPreviousData,
  };
}
