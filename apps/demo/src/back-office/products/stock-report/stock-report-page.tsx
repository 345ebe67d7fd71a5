import type { ProductStock } from '@order-store/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useToday } from '../../dashboard/use-today.ts';
import { BackLink } from '../../layout/back-link.tsx';
import { ArchivedBadge } from '../archived-badge.tsx';
import { queries } from '../../../store/store.ts';
import { formatCount, formatDelta } from '../format.ts';
import { ProductLink } from '../product-link.tsx';
import { StockFilters } from './stock-filters.tsx';
import { rangeOf, toStockFilter, type StockFilter } from './stock-search.ts';

const route = getRouteApi('/back-office/products/stock');

/** The stock of every product at both ends of a range, and what changed it in between. */
export function StockReportPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const range = rangeOf(search, useToday(timeZone));
  const isRange = range.from <= range.to;
  return (
    <Page
      title="Stock by date"
      width="wide"
      above={<BackLink to="/back-office/products">All products</BackLink>}
    >
      <StockFilters
        search={search}
        range={range}
        onChange={(next) =>
          void navigate({ to: '/back-office/products/stock', search: next, replace: true })
        }
      />
      <p className="mb-6 text-ink-soft">
        Times are in {timeZone}. Ordered includes orders that were cancelled later; their units are
        in Returned. Deleted products are not listed.
      </p>
      {isRange ? (
        <Report filter={toStockFilter(search, range)} />
      ) : (
        <Notice tone="warn">“From” must be before “To”.</Notice>
      )}
    </Page>
  );
}

function Report({ filter }: { filter: StockFilter }) {
  const list = useInfiniteQuery(stockReportQuery(filter));
  if (list.isPending) return <Skeleton label="Loading stock" className="h-[40rem]" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    return (
      <EmptyState title="No products found" art="JAR-00-OAT">
        <p>Products that were created after this time are not listed.</p>
      </EmptyState>
    );
  }
  return (
    <div aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'opacity-60' : ''}>
      <DataTable label="Stock" columns={columns} rows={rows} keyOf={({ productId }) => productId} />
      <LoadMore list={list} label="Load more products" />
    </div>
  );
}

/** The report, with its previous rows while those of another range load. */
function stockReportQuery(filter: StockFilter) {
  return {
    ...queries.reports.stock.infiniteQueryOptions({ limit: 50, ...filter }),
    placeholderData: keepPreviousData,
  };
}

const columns: readonly Column<ProductStock>[] = [
  {
    header: 'Product',
    opensRow: true,
    narrow: 'title',
    cell: ({ productId, name, sku, archivedAt }) => (
      <>
        <ProductLink id={productId}>{name}</ProductLink>
        <span className="block text-sm text-ink-soft">{sku}</span>
        {archivedAt !== null && <ArchivedBadge />}
      </>
    ),
  },
  { header: 'Opening', align: 'end', cell: ({ opening }) => <Units>{formatCount(opening)}</Units> },
  {
    header: 'Ordered',
    align: 'end',
    cell: ({ ordered }) => <Units>{formatDelta(-ordered)}</Units>,
  },
  {
    header: 'Returned',
    align: 'end',
    cell: ({ returned }) => <Units>{formatDelta(returned)}</Units>,
  },
  {
    header: 'Adjusted',
    align: 'end',
    cell: ({ adjusted }) => <Units>{formatDelta(adjusted)}</Units>,
  },
  {
    header: 'Closing',
    align: 'end',
    narrow: 'aside',
    className: 'font-semibold',
    cell: ({ closing }) => <Units>{formatCount(closing)}</Units>,
  },
];

function Units({ children }: { children: string }) {
  return <span className="whitespace-nowrap tabular-nums">{children}</span>;
}
