import type { Buyer } from '@order-store/sdk';
import { itemsOf } from '@order-store/sdk/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { queries } from '../../../store/store.ts';
import { buttonStyle } from '../../../ui/button.tsx';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { formatCount } from '../format.ts';

/** The customers who have units of a product, such as for a recall. */
export function Buyers({ productId }: { productId: string }) {
  const list = useInfiniteQuery(
    queries.reports.buyers.infiniteQueryOptions({ productId, limit: 20 }),
  );
  const buyers = list.data && itemsOf(list.data);
  return (
    <section aria-labelledby="buyers" className="mt-10">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 id="buyers" className="text-2xl">
          Buyers
        </h2>
        <div className="flex flex-wrap gap-3">
          <Link
            to="/back-office/orders"
            search={{ product: productId }}
            className={buttonStyle({ look: 'quiet', size: 'small' })}
          >
            Orders with this product
          </Link>
          <a
            href={`/exports/buyers.csv?productId=${productId}`}
            download
            className={buttonStyle({ look: 'secondary', size: 'small' })}
          >
            <Download aria-hidden className="size-4" />
            Export buyers
          </a>
        </div>
      </div>
      {list.isError && !buyers && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.isPending && <Skeleton label="Loading buyers" className="h-40" />}
      {buyers?.length === 0 && <p className="text-ink-soft">No customer has this product.</p>}
      {buyers && buyers.length > 0 && (
        <>
          <DataTable label="Buyers" columns={columns} rows={buyers} keyOf={({ id }) => id} />
          <LoadMore list={list} label="Load more buyers" />
        </>
      )}
    </section>
  );
}

const columns: readonly Column<Buyer>[] = [
  {
    header: 'Customer',
    opensRow: true,
    narrow: 'title',
    cell: ({ id, name }) => (
      <Link
        to="/back-office/customers/$id"
        params={{ id }}
        className="font-semibold text-rim underline-offset-4 hover:underline"
      >
        {name}
      </Link>
    ),
  },
  { header: 'Email', cell: ({ email }) => <span className="break-all">{email}</span> },
  { header: 'Orders', align: 'end', cell: ({ orders }) => formatCount(orders) },
  { header: 'Quantity', align: 'end', cell: ({ units }) => formatCount(units) },
  {
    header: 'Last order',
    narrow: 'aside',
    className: 'whitespace-nowrap',
    cell: ({ lastOrder: { orderNumber } }) => (
      <Link
        to="/back-office/orders/$orderNumber"
        params={{ orderNumber }}
        className="text-rim tabular-nums underline-offset-4 hover:underline"
      >
        {orderNumber}
      </Link>
    ),
  },
];
