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
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { CustomerPicker } from '../customers/customer-picker.tsx';
import { auditQuery, type AuditSearch } from './audit-queries.ts';
import { describeDetails, isEventKind, isSuspicious, kindNames } from './event-kinds.ts';

const route = getRouteApi('/back-office/audit');

/** Who signed in, failed to, or changed accounts, keys and roles. */
export function AuditPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const show = (next: AuditSearch) =>
    void navigate({ to: '/back-office/audit', search: next, resetScroll: false });
  return (
    <Page title="Audit trail" width="wide">
      <search className="mb-6 flex flex-wrap gap-3">
        <Select
          label="Kind of event"
          value={search.kind ?? ''}
          onChange={(event) => {
            const { kind: _, ...rest } = search;
            const kind = event.target.value;
            show(isEventKind(kind) ? { ...rest, kind } : rest);
          }}
        >
          <option value="">Everything</option>
          {Object.entries(kindNames).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </Select>
        <CustomerPicker
          label="Events about one person"
          placeholder="Anybody"
          value={search.user}
          onChange={(user) => {
            const { user: _, ...rest } = search;
            show(user === undefined ? rest : { ...rest, user });
          }}
        />
      </search>
      <Events search={search} onShowAll={() => show({})} />
    </Page>
  );
}

function Events({ search, onShowAll }: { search: AuditSearch; onShowAll: () => void }) {
  const list = useInfiniteQuery(auditQuery(search));
  if (list.isPending) return <Skeleton label="Loading the audit trail" className="h-96" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const events = itemsOf(list.data);
  if (events.length === 0) {
    return (
      <EmptyState title="Nothing of that kind" art="CLK-00-BLU">
        <p>It has not happened so far.</p>
        <Button onClick={onShowAll}>Show everything</Button>
      </EmptyState>
    );
  }
  return (
    <div className={list.isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      <DataTable label="Audit trail" columns={columns} rows={events} keyOf={({ id }) => id} />
      <LoadMore list={list} label="Show more events" />
    </div>
  );
}

const columns: readonly Column<SecurityEvent>[] = [
  {
    header: 'What',
    narrow: 'title',
    cell: (event) => (
      <>
        <span className={`block font-semibold ${isSuspicious(event.kind) ? 'text-warn' : ''}`}>
          {kindNames[event.kind]}
        </span>
        <span className="block text-sm text-ink-soft empty:hidden">{describeDetails(event)}</span>
      </>
    ),
  },
  {
    header: 'Whose account',
    cell: ({ userId }) => (userId === null ? 'Nobody’s' : <Person id={userId} />),
  },
  {
    header: 'By',
    cell: ({ userId, byUserId }) => {
      if (byUserId === null) return 'A stranger';
      return byUserId === userId ? 'Themselves' : <Person id={byUserId} />;
    },
  },
  { header: 'When', cell: ({ at }) => <DateTime at={at} /> },
  {
    header: 'From',
    className: 'max-w-56',
    cell: ({ address, userAgent }) => (
      <span className="min-w-0">
        <span className="block tabular-nums">{address ?? 'The server'}</span>
        <span className="line-clamp-1 text-sm text-ink-soft empty:hidden">{userAgent}</span>
      </span>
    ),
  },
];

function Person({ id }: { id: string }) {
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
