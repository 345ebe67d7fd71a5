import type { StockMovement } from '@order-store/sdk';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { toListInput } from '../../products/product-filter.ts';
import { privateKey } from '../../store/query-client.ts';
import { queries, store } from '../../store/store.ts';
import type { CatalogFilter } from './list/catalog-filter.ts';

/** One product, also if it is archived. */
export function productQuery(id: string) {
  return queries.products.get.queryOptions({ id, includeArchived: true });
}

/** A numbered page of products. Keeps the previous page while another one loads. */
export function catalogPageQuery({ page, ...filter }: CatalogFilter) {
  return {
    ...queries.products.listByPage.queryOptions({ ...toCatalogInput(filter), pageSize: 25, page }),
    placeholderData: keepPreviousData,
  };
}

/** All products that match, as the input of `products.updateMany`. */
export function toBulkFilter(filter: CatalogFilter) {
  return toCatalogInput({ ...filter, sort: undefined });
}

function toCatalogInput({ stock, archived, ...filter }: CatalogFilter) {
  return {
    ...toListInput(filter),
    inStock: stock === undefined ? undefined : stock === 'in',
    includeArchived: archived,
  };
}

/** The stock movements of a product, newest first. */
export function stockHistoryQuery(id: string) {
  return queries.products.stockHistory.infiniteQueryOptions({ id, limit: 20 });
}

/** The stock at one point in time, with the newest movement then (null if there was none). */
export interface StockSnapshot {
  readonly quantity: number;
  readonly newest: StockMovement | null;
}

/** The stock when a count starts. Never refetched while the count is open. */
export function stockSnapshotQuery(id: string) {
  return queryOptions({
    queryKey: [privateKey, 'stock-snapshot', id],
    queryFn: async ({ signal }): Promise<StockSnapshot> => {
      const [{ stockQuantity }, { items }] = await Promise.all([
        store.products.get.query({ id, includeArchived: true }, { signal }),
        store.products.stockHistory.query({ id, limit: 1 }, { signal }),
      ]);
      const [newest = null] = items;
      return { quantity: newest?.quantityAfter ?? stockQuantity, newest };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** The movements since a snapshot, newest first, at most 100. `now` is the resulting stock. */
export function movementsSinceQuery(id: string, { newest }: StockSnapshot, now: number) {
  return queryOptions({
    queryKey: [privateKey, 'movements-since', id, newest?.id, now],
    queryFn: async ({ signal }) => {
      const { items } = await store.products.stockHistory.query({ id, limit: 100 }, { signal });
      const last = items.findIndex(
        (movement) => movement.id === newest?.id && movement.kind === newest.kind,
      );
      return last === -1 ? items : items.slice(0, last);
    },
  });
}

/** The order of a stock movement. */
export function orderByIdQuery(id: string) {
  return { ...queries.orders.get.queryOptions({ id }), staleTime: Infinity };
}
