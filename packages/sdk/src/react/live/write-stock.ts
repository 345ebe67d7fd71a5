import type { Query, QueryClient } from '@tanstack/react-query';

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
  const written = withStock(data, levels);
  // Not as if it had been fetched: that would make the rest of it look fresh.
  if (written !== data) query.setState({ data: written });
}

/** The same answer, unless something changes: a product, a page of them, or pages. */
function withStock(data: unknown, levels: StockLevels): unknown {
  if (Array.isArray(data)) {
    const written = data.map((each: unknown) => withStock(each, levels));
    return written.every((each, index) => each === data[index]) ? data : written;
  }
  if (typeof data !== 'object' || data === null) return data;
  if ('id' in data && 'stockQuantity' in data) {
    const stockQuantity = levels.get(String(data.id)) ?? data.stockQuantity;
    return stockQuantity === data.stockQuantity ? data : { ...data, stockQuantity };
  }
  if ('items' in data) {
    const items = withStock(data.items, levels);
    return items === data.items ? data : { ...data, items };
  }
  if ('pages' in data) {
    const pages = withStock(data.pages, levels);
    return pages === data.pages ? data : { ...data, pages };
  }
  return data;
}
