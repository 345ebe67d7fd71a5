import type { SecurityEvent } from '@order-store/sdk';
import { itemsOf } from '@order-store/sdk/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/column.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { auditQuery, type AuditSearch } from './audit-queries.ts';
import { EventSubject } from './event-subject.tsx';
import { describeDetails, isSuspicious, kindNames } from './event-kinds.ts';

const route = getRouteApi('/back-office/audit');

/** Security events: sign-ins, failed attempts, and every change and export by staff. */
export function AuditPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  return (
    <Page title="Audit trail" width="wide">
      <AuditFilters search={search} />
      <Events
        search={search}
        onShowAll={() =>
          void navigate({ to: '/back-office/audit', search: {}, resetScroll: false })
        }
      />
    </Page>
  );
}

function Events({ search, onShowAll }: { search: AuditSearch; onShowAll: () => void }) {
  const list = useInfiniteQuery(auditQuery(search));
  if (list.isPending) return <Skeleton label="Loading audit trail" className="h-96" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const events = itemsOf(list.data);
  if (events.length === 0) {
    return (
      <EmptyState title="No events found" art="CLK-00-BLU">
        <p>Try removing a filter.</p>
        <Button onClick={onShowAll}>Clear filters</Button>
      </EmptyState>
    );
  }
  return (
    <div className={list.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      <DataTable label="Audit trail" columns={columns} rows={events} keyOf={({ id }) => id} />
      <LoadMore list={list} label="Load more events" />
    </div>
  );
}

const columns: readonly Column<SecurityEvent>[] = [
  {
    header: 'Event',
    narrow: 'title',
    cell: (event) => (
      <>
        <span className={`block font-semibold ${isSuspicious(event.kind) ? 'text-warn' : ''}`}>
          {kindNames[event.kind]}
        </span>
        <span className="block text-sm empty:hidden">
          <EventSubject details={event.details} />
        </span>
        <span className="block text-sm text-ink-soft empty:hidden">{describeDetails(event)}</span>
      </>
    ),
  },
  {
    header: 'Account',
    cell: ({ userId }) => (userId === null ? '–' : <AccountLink id={userId} />),
  },
  {
    header: 'By',
    cell: ({ userId, byUserId, keyId, address }) => {
      // What the server does itself, such as creating the first staff account, comes from no address.
      if (byUserId === null) return address === null ? 'Server' : 'Unknown';
      return (
        <>
          {byUserId === userId ? (
            <span className="whitespace-nowrap">Account owner</span>
          ) : (
            <AccountLink id={byUserId} />
          )}
          {keyId !== null && (
            <span className="block text-sm text-ink-soft">with API key {keyId}</span>
          )}
        </>
      );
    },
  },
  { header: 'Date', cell: ({ at }) => <DateTime at={at} /> },
  {
    header: 'Source',
    className: '@table:max-w-56',
    cell: ({ address, userAgent }) => (
      <span className="min-w-0">
        <span className="block tabular-nums">{address ?? 'Server'}</span>
        <span className="line-clamp-1 text-sm text-ink-soft empty:hidden">{userAgent}</span>
      </span>
    ),
  },
];

function AccountLink({ id }: { id: string }) {
  return (
    <Link
      to="/back-office/customers/$id"
      params={{ id }}
      className="text-rim underline-offset-4 hover:underline"
    >
      <CustomerName id={id} />
    </Link>
  );
}
