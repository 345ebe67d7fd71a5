import type { Query, QueryClient } from '@tanstack/react-query';
import { updateRows } from './update-rows.ts';

/** Stock quantity by product id. */
export type StockLevels = ReadonlyMap<string, number>;

/** Writes stock into all cached products and lists, without changing whether they are stale. */
export function writeStock(queryClient: QueryClient, levels: StockLevels): void {
  if (levels.size === 0) return;
  for (const query of queryClient.getQueryCache().findAll({ predicate: hasProducts }))
    writeStockInto(query, levels);
}

/** Whether a query may contain products. */
export function hasProducts({ queryKey: [path] }: Pick<Query, 'queryKey'>): boolean {
  if (!Array.isArray(path)) return false;
  const [group, name]: unknown[] = path;
  return group === 'products' || (group === 'reports' && name === 'lowStock');
}

/** Writes stock into one query. */
export function writeStockInto(query: Query, levels: StockLevels): void {
  const { data } = query.state;
  const written = updateRows(data, (row) => {
    if (!('stockQuantity' in row)) return row;
    const stockQuantity = levels.get(String(row.id)) ?? row.stockQuantity;
    return stockQuantity === row.stockQuantity ? row : { ...row, stockQuantity };
  });
  // `setQueryData` would mark the rest of the data as fresh.
  if (written !== data) query.setState({ data: written });
}
