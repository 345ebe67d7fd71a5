import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { own } from '../../store/query-client.ts';
import { store } from '../../store/store.ts';

/** All that is known of people other than oneself is kept under this key. */
export const customersKey = [own, 'customers'] as const;

/** Somebody's profile. */
export function customerQuery(id: string) {
  return queryOptions({
    queryKey: [...customersKey, 'one', id],
    queryFn: ({ signal }) => store.users.get.query({ id }, { signal }),
  });
}

/** People whose name or e-mail contains `q`, newest first, endlessly. While another search runs, the last one's stay. */
export function customerListQuery(q: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [...customersKey, 'list', { q }],
    queryFn: ({ pageParam, signal }) =>
      store.users.list.query(
        {
          limit: 30,
          ...(q === undefined ? {} : { search: q }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: initialCursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** The first few people who match what was typed so far. */
export function customerSuggestionsQuery(typed: string) {
  return queryOptions({
    queryKey: [...customersKey, 'suggestions', typed],
    queryFn: async ({ signal }) => {
      const search = typed === '' ? {} : { search: typed };
      return (await store.users.list.query({ limit: 8, ...search }, { signal })).items;
    },
    placeholderData: keepPreviousData,
  });
}

const initialCursor: string | null = null;
