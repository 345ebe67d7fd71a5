import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../store/store.ts';

/** The first products in stock that a search finds, by name. Keeps the previous results while a search runs. */
export function saleProductsQuery(search: string) {
  return {
    ...queries.products.list.queryOptions({
      search: search === '' ? undefined : search,
      limit: 20,
      sort: 'name',
      inStock: true,
    }),
    placeholderData: keepPreviousData,
  };
}

/** The product selected in the URL. */
export function saleProductQuery(id: string) {
  return queries.products.get.queryOptions({ id });
}
