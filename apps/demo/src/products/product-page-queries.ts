import type { Page, Product } from '@order-store/sdk';
import { queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { queries, store } from '../store/store.ts';
import { productsKey } from './product-queries.ts';

/** A product as it is now, by its SKU. */
export function productBySkuQuery(sku: string) {
  return queries.products.get.queryOptions({ sku });
}

/** The product as some list that was shown has it: so its page stands at once when one comes from there. */
export function seenProduct(queryClient: QueryClient, sku: string): Product | undefined {
  const lists = queryClient.getQueriesData<InfiniteData<Page<Product>> | Page<Product>>({
    queryKey: queries.products.list.pathKey(),
  });
  return lists
    .flatMap(([, list]) => (list === undefined ? [] : 'pages' in list ? list.pages : [list]))
    .flatMap(({ items }) => items)
    .find((product) => product.sku === sku);
}

/** How many others are shown beside a product. */
export const relatedCount = 4;

/** Others that one may want beside this one: of its kind, then in its colour, then the newest. */
export function relatedProductsQuery(sku: string) {
  return queryOptions({
    queryKey: [...productsKey, 'related', sku],
    queryFn: async ({ signal }) => {
      const limit = relatedCount + 1;
      const lists = await Promise.all(
        relatedSearches(sku).map((search) =>
          store.products.list.query(
            { limit, ...(search === undefined ? {} : { search }) },
            { signal },
          ),
        ),
      );
      return firstOthers(
        sku,
        lists.flatMap(({ items }) => items),
      );
    },
    staleTime: 60_000,
  });
}

/** What to search for: an SKU such as `MUG-01-BLU` says the kind and the colour; any other says neither. */
export function relatedSearches(sku: string): readonly (string | undefined)[] {
  const [, kind, colour] = /^([A-Z]{3})-.+-([A-Z]{3})$/.exec(sku) ?? [];
  return kind === undefined || colour === undefined
    ? [undefined]
    : [`${kind}-`, `-${colour}`, undefined];
}

/** The first few that are not this one, each once. */
export function firstOthers(sku: string, products: readonly Product[]): readonly Product[] {
  const others = new Map(
    products.filter((other) => other.sku !== sku).map((other) => [other.id, other]),
  );
  return [...others.values()].slice(0, relatedCount);
}
