import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../store/store.ts';
import { toListInput, type ProductFilter } from './product-filter.ts';

/** Key prefix of all product queries. */
export const productsKey = queries.products.pathKey();

/** Products as an infinite query. Keeps the previous results while a new search loads. */
export function productListQuery(filter: ProductFilter) {
  return {
    ...queries.products.list.infiniteQueryOptions({ limit: 24, ...toListInput(filter) }),
    placeholderData: keepPreviousData,
  };
}

/** The categories in use, for staff also those of archived products. */
export function categoriesQuery(includeArchived?: true) {
  return {
    ...queries.products.categories.queryOptions(includeArchived ? { includeArchived } : {}),
    staleTime: 60_000,
  };
}
