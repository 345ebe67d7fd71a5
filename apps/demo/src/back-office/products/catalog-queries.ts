import type { StockMovement } from '@order-store/sdk';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { toListInput } from '../../products/product-filter.ts';
import { privateKey } from '../../store/query-client.ts';
import { queries, store } from '../../store/store.ts';
import type { CatalogFilter } from './list/catalog-filter.ts';

/** A product as it is now. */
export function productQuery(id: string) {
  return queries.products.get.queryOptions({ id });
}

/** One page of products, numbered. While another one loads, the last one stays. */
export function catalogPageQuery({ stock, page, ...filter }: CatalogFilter) {
  const inStock = stock === undefined ? undefined : stock === 'in';
  return {
    ...queries.products.listByPage.queryOptions({
      ...toListInput(filter),
      pageSize: 25,
      inStock,
      page,
    }),
    placeholderData: keepPreviousData,
  };
}

/** Every change of a product's stock, newest first, endlessly. */
export function stockHistoryQuery(id: string) {
  return queries.products.stockHistory.infiniteQueryOptions({ id, limit: 20 });
}

/** The stock of one moment, and the newest entry of its history then: null for none at all. */
export interface StockBefore {
  readonly quantity: number;
  readonly newest: StockMovement | null;
}

/** The stock as a count begins. It stays that, whatever moves, for as long as the count takes. */
export function countBeginsQuery(id: string) {
  return queryOptions({
    queryKey: [privateKey, 'count-begins', id],
    queryFn: async ({ signal }): Promise<StockBefore> => {
      const [{ stockQuantity }, { items }] = await Promise.all([
        store.products.get.query({ id }, { signal }),
        store.products.stockHistory.query({ id, limit: 1 }, { signal }),
      ]);
      const [newest = null] = items;
      return { quantity: newest?.quantityAfter ?? stockQuantity, newest };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** What moved since, newest first: the last hundred at most. `now` is what it led to. */
export function movementsSinceQuery(id: string, { newest }: StockBefore, now: number) {
  return queryOptions({
    queryKey: [privateKey, 'stock-moved', id, newest?.id, now],
    queryFn: async ({ signal }) => {
      const { items } = await store.products.stockHistory.query({ id, limit: 100 }, { signal });
      const last = items.findIndex(
        (movement) => movement.id === newest?.id && movement.kind === newest.kind,
      );
      return last === -1 ? items : items.slice(0, last);
    },
  });
}

/** The order of which history knows the id. */
export function orderByIdQuery(id: string) {
  return { ...queries.orders.get.queryOptions({ id }), staleTime: Infinity };
}
