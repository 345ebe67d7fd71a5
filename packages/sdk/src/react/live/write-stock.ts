import type { Query, QueryClient } from '@tanstack/react-query';
import { procedureOf } from '../query-parts.ts';
import { updateRowsOf } from './update-rows.ts';

/** Stock and price by product id, if known. */
export type StockLevels = ReadonlyMap<
  string,
  { readonly stockQuantity?: number; readonly price?: string }
>;

/** Writes stock and prices into all cached products and lists, without changing whether they are stale. */
export function writeStock(queryClient: QueryClient, levels: StockLevels): void {
  for (const query of queryClient.getQueryCache().findAll({ predicate: hasProducts }))
    writeStockInto(query, levels);
}

/** Whether a query may contain products. */
export function hasProducts(query: Pick<Query, 'queryKey'>): boolean {
  return /^products\.|^reports\.lowStock$/.test(procedureOf(query));
}

/** Writes stock and prices into one query. */
export function writeStockInto(query: Query, levels: StockLevels): void {
  updateRowsOf(query, (row) => {
    const changes = Object.entries(levels.get(String(row.id)) ?? {}).filter(
      ([name, value]) => name in row && value !== Reflect.get(row, name),
    );
    return changes.length > 0 ? { ...row, ...Object.fromEntries(changes) } : row;
  });
}
