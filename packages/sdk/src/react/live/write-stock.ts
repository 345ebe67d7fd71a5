import type { Query, QueryClient } from '@tanstack/react-query';
import { updateRows } from './update-rows.ts';

/** Product id → pieces there are. */
export type StockLevels = ReadonlyMap<string, number>;

/** Writes stock into every product that is cached, by itself or in a list. What is fresh or stale stays so. */
export function writeStock(queryClient: QueryClient, levels: StockLevels): void {
  if (levels.size === 0) return;
  for (const query of queryClient.getQueryCache().findAll({ predicate: hasProducts }))
    writeStockInto(query, levels);
}

/** Whether there may be products in an answer. */
export function hasProducts({ queryKey: [path] }: Pick<Query, 'queryKey'>): boolean {
  if (!Array.isArray(path)) return false;
  const [group, name]: unknown[] = path;
  return group === 'products' || (group === 'reports' && name === 'lowStock');
}

/** The same for one answer. */
export function writeStockInto(query: Query, levels: StockLevels): void {
  const { data } = query.state;
  const written = updateRows(data, (row) => {
    if (!('stockQuantity' in row)) return row;
    const stockQuantity = levels.get(String(row.id)) ?? row.stockQuantity;
    return stockQuantity === row.stockQuantity ? row : { ...row, stockQuantity };
  });
  // Not as if it had been fetched: that would make the rest of it look fresh.
  if (written !== data) query.setState({ data: written });
}
