import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../store/store.ts';

/** All that is known of products is kept under this key. */
export const productsKey = queries.products.pathKey();

/** How products may be sorted, as the address bar has it. Newest first is what holds without it. */
export const productSorts = ['price', '-price', 'name'] as const;
export type ProductSort = (typeof productSorts)[number];

/** Which products to show. */
export interface ProductFilter {
  q?: string;
  sort?: ProductSort;
}

/** Products, endlessly. While another search runs, the last one's stay. */
export function productListQuery({ q: search, sort }: ProductFilter) {
  return {
    ...queries.products.list.infiniteQueryOptions({ limit: 24, search, sort }),
    placeholderData: keepPreviousData,
  };
}
