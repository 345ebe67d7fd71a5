import { Link } from '@tanstack/react-router';
import { orderStatuses, statusNames } from './order-status.ts';

const option =
  'rounded-full border border-line px-4 py-1.5 font-medium text-ink-soft transition-colors hover:border-rim hover:text-rim aria-[current=page]:border-rim aria-[current=page]:bg-rim aria-[current=page]:text-on-rim';

/** Filters the user's orders by status. */
export function StatusFilter() {
  return (
    <nav aria-label="Orders by status" className="mb-6 flex flex-wrap gap-2">
      {[undefined, ...orderStatuses].map((status) => (
        <Link
          key={status ?? 'all'}
          to="/orders"
          search={status === undefined ? {} : { status }}
          replace
          activeOptions={{ exact: true, includeSearch: true }}
          className={option}
        >
          {status === undefined ? 'All' : statusNames[status]}
        </Link>
      ))}
    </nav>
  );
}
