import { parseFilter, type ProductFilter } from '../../../products/product-filter.ts';

/** The filter of the product list, kept in the URL. */
export interface CatalogFilter extends Omit<ProductFilter, 'available'> {
  /** In stock or sold out. */
  stock?: 'in' | 'out' | undefined;
  /** Also archived products. */
  archived?: true | undefined;
  page?: number | undefined;
}

/** Parses the search parameters; invalid ones become undefined. */
export function parseCatalogFilter(search: Record<string, unknown>): CatalogFilter {
  const { stock, archived, page } = search;
  const { q, category, min, max, sort } = parseFilter(search);
  return {
    q,
    category,
    min,
    max,
    sort,
    stock: stock === 'in' || stock === 'out' ? stock : undefined,
    archived: archived === true ? archived : undefined,
    page: typeof page === 'number' && Number.isInteger(page) && page > 1 ? page : undefined,
  };
}

/** Changes part of the filter and returns to the first page. */
export function refine(filter: CatalogFilter, change: CatalogFilter): CatalogFilter {
  return { ...filter, page: undefined, ...change };
}
