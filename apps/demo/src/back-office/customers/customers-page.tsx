import type { CustomerFigures, User } from '@order-store/sdk';
import { itemsOf } from '@order-store/sdk/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { Button, buttonStyle } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/column.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LastOrder, OrderCount, Spent } from './customer-figures.tsx';
import { customerListQuery } from './customer-queries.ts';
import { RoleBadge } from './role-badge.tsx';
import { useCustomerFigures } from './use-customer-figures.ts';

const route = getRouteApi('/back-office/customers');

/** All accounts, searchable by name or email. */
export function CustomersPage() {
  const { q } = route.useSearch();
  const navigate = useNavigate();
  const search = (text: string) =>
    void navigate({
      to: '/back-office/customers',
      search: text === '' ? {} : { q: text },
      replace: true,
      resetScroll: false,
    });
  return (
    <Page
      title="Customers"
      width="wide"
      aside={
        <Link to="/back-office/customers/new" className={buttonStyle({ look: 'secondary' })}>
          <UserPlus aria-hidden className="size-5" />
          Add customer
        </Link>
      }
    >
      <search className="mb-6 flex">
        <SearchBox
          label="Search customers"
          placeholder="Name or email"
          q={q ?? ''}
          onSearch={search}
        />
      </search>
      <Customers q={q} onShowAll={() => search('')} />
    </Page>
  );
}

function Customers({ q, onShowAll }: { q: string | undefined; onShowAll: () => void }) {
  const list = useInfiniteQuery(customerListQuery(q));
  const figures = useCustomerFigures(list.data?.pages ?? []);
  if (list.isPending) return <Skeleton label="Loading customers" className="h-96" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const customers = itemsOf(list.data).map((customer) => ({
    ...customer,
    figures: figures.get(customer.id),
  }));
  if (customers.length === 0) {
    return (
      <EmptyState title="No customers found" art="CUP-00-SAG">
        <p>Try part of a name or email.</p>
        <Button onClick={onShowAll}>Clear search</Button>
      </EmptyState>
    );
  }
  return (
    <div className={list.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      <DataTable label="Customers" columns={columns} rows={customers} keyOf={({ id }) => id} />
      <LoadMore list={list} label="Load more customers" />
    </div>
  );
}

interface CustomerRow extends User {
  /** Undefined while they load. */
  readonly figures: CustomerFigures | undefined;
}

const columns: readonly Column<CustomerRow>[] = [
  {
    header: 'Name',
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
  { header: 'Email', cell: ({ email }) => email },
  {
    header: 'Orders',
    align: 'end',
    cell: ({ figures }) => figures && <OrderCount {...figures} />,
  },
  { header: 'Spent', align: 'end', cell: ({ figures }) => figures && <Spent {...figures} /> },
  { header: 'Last order', cell: ({ figures }) => figures && <LastOrder {...figures} /> },
  { header: 'Role', narrow: 'aside', cell: ({ role }) => <RoleBadge role={role} /> },
  { header: 'Customer since', cell: ({ createdAt }) => <DateTime at={createdAt} dateOnly /> },
];
