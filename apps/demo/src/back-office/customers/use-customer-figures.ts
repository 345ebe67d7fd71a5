import type { CustomerFigures, User } from '@order-store/sdk';
import { useQueries } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';

/** What the customers of these pages have ordered, by their ids, with one call per page. */
export function useCustomerFigures(
  pages: readonly { readonly items: readonly User[] }[],
): ReadonlyMap<string, CustomerFigures> {
  const loaded = useQueries({
    queries: pages
      .map(({ items }) => items.map(({ id }) => id))
      .filter((ids) => ids.length > 0)
      .map((ids) => queries.reports.customers.queryOptions({ ids })),
  });
  return new Map(loaded.flatMap(({ data }) => data ?? []).map((figures) => [figures.id, figures]));
}
