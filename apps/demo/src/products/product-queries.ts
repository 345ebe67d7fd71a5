import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { store } from '../store/store.ts';
import { listInputOf, type ProductFilter } from './product-filter.ts';

/** All that is known of products is kept under this key. */
export const productsKey = ['products'] as const;

/** A product as it is now. */
export function productQuery(id: string) {
  return queryOptions({
    queryKey: [...productsKey, 'one', id],
    queryFn: ({ signal }) => store.products.get.query({ id }, { signal }),
  });
}

/** Products, endlessly. While another search runs, the last one's stay. */
export function productListQuery(filter: ProductFilter) {
  return infiniteQueryOptions({
    queryKey: [...productsKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      store.products.list.query(
        {
          limit: 24,
          ...listInputOf(filter),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: initialCursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

const initialCursor: string | null = null;
