import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { store } from '../store/store.ts';

/** All that is known of products is kept under this key. */
export const productsKey = ['products'] as const;

/** How products may be sorted, as the address bar has it. Newest first is what holds without it. */
export const productSorts = ['price', '-price', 'name'] as const;
export type ProductSort = (typeof productSorts)[number];

/** Which products to show. */
export interface ProductFilter {
  q?: string;
  sort?: ProductSort;
}

/** A product as it is now. */
export function productQuery(id: string) {
  return queryOptions({
    queryKey: [...productsKey, 'one', id],
    queryFn: ({ signal }) => store.products.get.query({ id }, { signal }),
  });
}

/** Products, endlessly. While another search runs, the last one's stay. */
export function productListQuery({ q, sort }: ProductFilter) {
  return infiniteQueryOptions({
    queryKey: [...productsKey, 'list', { q, sort }],
    queryFn: ({ pageParam, signal }) =>
      store.products.list.query(
        {
          limit: 24,
          ...(q === undefined ? {} : { search: q }),
          ...(sort === undefined ? {} : { sort }),
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
