import { queryOptions } from '@tanstack/react-query';
import { productsKey } from '../products/product-queries.ts';
import { store } from '../store/store.ts';

/** Products that can be sold in a flash sale: those with stock, by name, as many as a list gives at once. */
export const productsToSellQuery = queryOptions({
  queryKey: [...productsKey, 'to sell in a flash sale'],
  queryFn: async ({ signal }) => {
    const input = { limit: 100, sort: 'name', inStock: true } as const;
    return (await store.products.list.query(input, { signal })).items;
  },
});
