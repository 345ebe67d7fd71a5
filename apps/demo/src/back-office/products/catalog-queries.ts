import type { StockMovement } from '@order-store/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { productsKey } from '../../products/product-queries.ts';
import { own } from '../../store/query-client.ts';
import { store } from '../../store/store.ts';
import type { CatalogFilter } from './list/catalog-filter.ts';

const stockHistoryKey = [own, 'stock-history'] as const;

/** One page of products, numbered. While another one loads, the last one stays. */
export function catalogPageQuery({ q, stock, sort, page }: CatalogFilter) {
  return queryOptions({
    queryKey: [...productsKey, 'pages', { q, stock, sort, page }],
    queryFn: ({ signal }) =>
      store.products.listByPage.query(
        {
          pageSize: 25,
          ...(q === undefined ? {} : { search: q }),
          ...(stock === undefined ? {} : { inStock: stock === 'in' }),
          ...(sort === undefined ? {} : { sort }),
          ...(page === undefined ? {} : { page }),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
}

/** Every change of a product's stock, newest first, endlessly. */
export function stockHistoryQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [...stockHistoryKey, id],
    queryFn: ({ pageParam, signal }) =>
      store.products.stockHistory.query(
        { id, limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: initialCursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** The stock of one moment, and the newest entry of its history then: null for none at all. */
export interface StockBefore {
  readonly quantity: number;
  readonly newest: StockMovement | null;
}

/** The stock as a count begins. It stays that, whatever moves, for as long as the count takes. */
export function countBeginsQuery(id: string) {
  return queryOptions({
    queryKey: [own, 'count-begins', id],
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
    queryKey: [...stockHistoryKey, id, 'since', newest?.id, now],
    queryFn: async ({ signal }) => {
      const { items } = await store.products.stockHistory.query({ id, limit: 100 }, { signal });
      const last = items.findIndex(
        (movement) => movement.id === newest?.id && movement.kind === newest.kind,
      );
      return last === -1 ? items : items.slice(0, last);
    },
  });
}

/** The number of an order, which history knows by its id. It never changes. */
export function orderNumberQuery(id: string) {
  return queryOptions({
    queryKey: [own, 'order-number', id],
    queryFn: async ({ signal }) => (await store.orders.get.query({ id }, { signal })).orderNumber,
    staleTime: Infinity,
  });
}

const initialCursor: string | null = null;
