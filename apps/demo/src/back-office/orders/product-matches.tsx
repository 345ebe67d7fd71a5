import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../store/store.ts';
import type { OrdersSearch } from './order-search.ts';

/** The products that a search finds, each linked to its orders. */
export function ProductMatches({ search }: { search: OrdersSearch }) {
  const { q = '', ...rest } = search;
  const { data: products } = useQuery({
    ...queries.products.list.queryOptions({ search: q, limit: 5, includeArchived: true }),
    enabled: q.length > 1,
  });
  if (q.length < 2 || !products || products.items.length === 0) return null;
  return (
    <nav
      aria-label="Products found"
      className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm"
    >
      <span className="text-ink-soft">Orders with</span>
      {products.items.map(({ id, name }) => (
        <Link
          key={id}
          to="/back-office/orders"
          search={{ ...rest, q: undefined, product: id }}
          className="py-1.5 font-semibold wrap-anywhere text-rim underline-offset-4 hover:underline"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
