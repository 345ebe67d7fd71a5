import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../store/store.ts';
import { listInputOf, type ProductFilter } from './product-filter.ts';

/** All that is known of products is kept under this key. */
export const productsKey = queries.products.pathKey();

/** Products, endlessly. While another search runs, the last one's stay. */
export function productListQuery(filter: ProductFilter) {
  return {
    ...queries.products.list.infiniteQueryOptions({ limit: 24, ...listInputOf(filter) }),
    placeholderData: keepPreviousData,
  };
}
