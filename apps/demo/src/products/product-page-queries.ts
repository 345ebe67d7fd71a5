import type { Page, Product } from '@order-store/sdk';
import { queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { queries, store } from '../store/store.ts';
import { productsKey } from './product-queries.ts';

/** A product by SKU. */
export function productBySkuQuery(sku: string) {
  return queries.products.get.queryOptions({ sku });
}

/** The product from a cached list, so that its page renders immediately when opened from there. */
export function cachedProduct(queryClient: QueryClient, sku: string): Product | undefined {
  const lists = queryClient.getQueriesData<InfiniteData<Page<Product>> | Page<Product>>({
    queryKey: queries.products.list.pathKey(),
  });
  return lists
    .flatMap(([, list]) => (list === undefined ? [] : 'pages' in list ? list.pages : [list]))
    .flatMap(({ items }) => items)
    .find((product) => product.sku === sku);
}

/** Number of related products shown. */
export const relatedCount = 4;

/** Related products: same kind first, then same color, then newest. */
export function relatedProductsQuery(sku: string) {
  return queryOptions({
    queryKey: [...productsKey, 'related', sku],
    queryFn: async ({ signal }) => {
      const limit = relatedCount + 1;
      const lists = await Promise.all(
        relatedSearchTerms(sku).map((search) =>
          store.products.list.query(
            { limit, ...(search === undefined ? {} : { search }) },
            { signal },
          ),
        ),
      );
      return pickRelated(
        sku,
        lists.flatMap(({ items }) => items),
      );
    },
    staleTime: 60_000,
  });
}

/** Search terms for an SKU such as `MUG-01-BLU` (kind, number, color); undefined searches for everything. */
function relatedSearchTerms(sku: string): readonly (string | undefined)[] {
  const [, kind, color] = /^([A-Z]{3})-.+-([A-Z]{3})$/.exec(sku) ?? [];
  return kind === undefined || color === undefined
    ? [undefined]
    : [`${kind}-`, `-${color}`, undefined];
}

/** The first products other than this one, without duplicates. */
function pickRelated(sku: string, products: readonly Product[]): readonly Product[] {
  const others = new Map(
    products.filter((other) => other.sku !== sku).map((other) => [other.id, other]),
  );
  return [...others.values()].slice(0, relatedCount);
}
