import { queries } from '../store/store.ts';

/** Products that can be chosen for a sale: the first 100 in stock, by name. */
export const saleProductsQuery = queries.products.list.queryOptions({
  limit: 100,
  sort: 'name',
  inStock: true,
});

/** The product selected in the URL. */
export function saleProductQuery(id: string) {
  return queries.products.get.queryOptions({ id });
}
