import { parseFilter, type ProductFilter } from '../../../products/product-filter.ts';

/** Which products staff see, as the address has it. */
export interface CatalogFilter extends Omit<ProductFilter, 'available'> {
  /** In stock, or sold out. */
  stock?: 'in' | 'out' | undefined;
  page?: number | undefined;
}

/** The filter that an address asks for; what makes no sense in it is undefined. */
export function catalogFilterOf(search: Record<string, unknown>): CatalogFilter {
  const { stock, page } = search;
  const { q, min, max, sort } = parseFilter(search);
  return {
    q,
    min,
    max,
    sort,
    stock: stock === 'in' || stock === 'out' ? stock : undefined,
    page: typeof page === 'number' && Number.isInteger(page) && page > 1 ? page : undefined,
  };
}

/** The filter with some of it changed, back on the first page. */
export function refine(filter: CatalogFilter, change: CatalogFilter): CatalogFilter {
  return { ...filter, page: undefined, ...change };
}
