import type { Webhook } from '@order-store/sdk';
import { itemsOf } from '@order-store/sdk/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { buttonStyle } from '../../../ui/button.tsx';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { eventTypes } from '../event-names.ts';
import { webhookListQuery } from '../webhook-queries.ts';
import { WebhookStatus } from '../webhook-status.tsx';

/** List of webhooks. */
export function WebhooksPage() {
  const newWebhook = (
    <Link to="/back-office/webhooks/new" className={buttonStyle()}>
      <Plus aria-hidden className="size-5" />
      New webhook
    </Link>
  );
  return (
    <Page title="Webhooks" width="wide" aside={newWebhook}>
      <p className="-mt-2 mb-6 max-w-2xl text-ink-soft">
        Send signed notifications of order and stock events to other systems. Failed deliveries are
        retried for 3 days.
      </p>
      <Webhooks />
    </Page>
  );
}

function Webhooks() {
  const list = useInfiniteQuery(webhookListQuery());
  if (list.isPending) return <Skeleton label="Loading webhooks" className="h-60" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const webhooks = itemsOf(list.data);
  if (webhooks.length === 0) {
    return (
      <EmptyState title="No webhooks yet" art="JAR-00-SAG">
        <p>A webhook receives events from the time it is created.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable label="Webhooks" columns={columns} rows={webhooks} keyOf={({ id }) => id} />
      <LoadMore list={list} label="Load more webhooks" />
    </>
  );
}

const columns: readonly Column<Webhook>[] = [
  {
    header: 'Endpoint URL',
    opensRow: true,
    narrow: 'title',
    cell: ({ id, url, description }) => (
      <>
        <Link
          to="/back-office/webhooks/$webhookId"
          params={{ webhookId: id }}
          className="font-semibold text-rim underline-offset-4 hover:underline"
        >
          {url}
        </Link>
        {description && <span className="block text-sm text-ink-soft">{description}</span>}
      </>
    ),
  },
  {
    header: 'Status',
    narrow: 'aside',
    cell: (webhook) => (
      <>
        <WebhookStatus webhook={webhook} />
        {webhook.enabled && webhook.failingSince !== null && (
          <span className="mt-1 block text-sm text-ink-soft">
            since <DateTime at={webhook.failingSince} />
          </span>
        )}
      </>
    ),
  },
  {
    header: 'Events',
    className: 'text-ink-soft',
    cell: ({ events }) =>
      events === null ? 'All events' : `${events.length} of ${eventTypes.length}`,
  },
  {
    header: 'Created',
    align: 'end',
    className: 'text-ink-soft',
    cell: ({ createdAt }) => <DateTime at={createdAt} />,
  },
];
