import { productSorts, type ProductSort } from '../../../products/product-queries.ts';

/** Which products staff see, as the address has it. */
export interface CatalogFilter {
  q?: string;
  /** In stock, or sold out. */
  stock?: 'in' | 'out';
  sort?: ProductSort;
  page?: number;
}

/** The filter that an address asks for; what makes no sense in it is left out. */
export function catalogFilterOf(search: Record<string, unknown>): CatalogFilter {
  const { q, stock, page } = search;
  const sort = productSorts.find((known) => known === search['sort']);
  return {
    // A search for digits comes out of the address bar as a number.
    ...((typeof q === 'string' && q !== '') || typeof q === 'number' ? { q: String(q) } : {}),
    ...(stock === 'in' || stock === 'out' ? { stock } : {}),
    ...(sort ? { sort } : {}),
    ...(typeof page === 'number' && Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}

/** The filter with some of it changed, back on the first page. */
export function refine(
  filter: CatalogFilter,
  change: { readonly [Name in keyof CatalogFilter]?: CatalogFilter[Name] | undefined },
): CatalogFilter {
  return catalogFilterOf({ ...filter, page: undefined, ...change });
}
