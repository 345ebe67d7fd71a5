import type { Query, QueryClient } from '@tanstack/react-query';
import { updateRows } from './update-rows.ts';

/** Stock and price by product id. What is undefined is not known. */
export type StockLevels = ReadonlyMap<
  string,
  { readonly stockQuantity?: number | undefined; readonly price?: string | undefined }
>;

/** Writes stock and prices into all cached products and lists, without changing whether they are stale. */
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

/** Writes stock and prices into one query. */
export function writeStockInto(query: Query, levels: StockLevels): void {
  const { data } = query.state;
  const written = updateRows(data, (row) => {
    if (!('stockQuantity' in row)) return row;
    const { stockQuantity = row.stockQuantity, price } = levels.get(String(row.id)) ?? {};
    const isNewPrice = price !== undefined && 'price' in row && row.price !== price;
    if (stockQuantity === row.stockQuantity && !isNewPrice) return row;
    return { ...row, stockQuantity, ...(isNewPrice ? { price } : {}) };
  });
  // `setQueryData` would mark the rest of the data as fresh.
  if (written !== data) query.setState({ data: written });
}
