import { parseFilter, type ProductFilter } from '../../../products/product-filter.ts';

/** The filter of the product list, kept in the URL. */
export interface CatalogFilter extends Omit<ProductFilter, 'available'> {
  /** In stock or sold out. */
  stock?: 'in' | 'out' | undefined;
  /** Also archived products. */
  archived?: true | undefined;
  /** Only products of this category. */
  category?: string | undefined;
  page?: number | undefined;
}

/** Parses the search parameters; invalid ones become undefined. */
export function parseCatalogFilter(search: Record<string, unknown>): CatalogFilter {
  const { stock, archived, category, page } = search;
  const { q, min, max, sort } = parseFilter(search);
  return {
    q,
    min,
    max,
    sort,
    stock: stock === 'in' || stock === 'out' ? stock : undefined,
    archived: archived === true ? archived : undefined,
    // The router parses digits as a number.
    category:
      (typeof category === 'string' && category !== '') || typeof category === 'number'
        ? String(category).slice(0, 100)
        : undefined,
    page: typeof page === 'number' && Number.isInteger(page) && page > 1 ? page : undefined,
  };
}

/** Changes part of the filter and returns to the first page. */
export function refine(filter: CatalogFilter, change: CatalogFilter): CatalogFilter {
  return { ...filter, page: undefined, ...change };
}
