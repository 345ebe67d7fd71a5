import { queries } from '../store/store.ts';

/** Products that can be sold in a flash sale: those with stock, by name, as many as a list gives at once. */
export const productsToSellQuery = queries.products.list.queryOptions({
  limit: 100,
  sort: 'name',
  inStock: true,
});

/** The product that an address names. */
export function productToSellQuery(id: string) {
  return queries.products.get.queryOptions({ id });
}
