import type { WebhookDelivery } from '@order-store/sdk';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { deliveryBadges } from './delivery-status.ts';
import { RedeliverButton } from './redeliver-button.tsx';

/** Table of deliveries with attempts and responses. */
export function DeliveryTable({ deliveries }: { deliveries: readonly WebhookDelivery[] }) {
  return (
    <DataTable label="Deliveries" columns={columns} rows={deliveries} keyOf={({ id }) => id} />
  );
}

const columns: readonly Column<WebhookDelivery>[] = [
  {
    header: 'Event',
    narrow: 'title',
    cell: ({ type, messageId }) => (
      <>
        <code className="font-mono text-sm font-semibold">{type}</code>
        <code className="block font-mono text-xs text-ink-soft">{messageId}</code>
      </>
    ),
  },
  {
    header: 'Status',
    narrow: 'aside',
    cell: ({ status }) => (
      <span
        className={`inline-block rounded-full px-3 py-0.5 text-sm font-semibold whitespace-nowrap ${deliveryBadges[status].tone}`}
      >
        {deliveryBadges[status].name}
      </span>
    ),
  },
  {
    header: 'Attempts',
    align: 'end',
    cell: ({ attempts }) => <span className="tabular-nums">{attempts}</span>,
  },
  { header: 'Response', cell: (delivery) => <Response delivery={delivery} /> },
  {
    header: 'Date',
    className: 'text-ink-soft',
    cell: ({ createdAt, lastAttemptAt, nextAttemptAt }) =>
      nextAttemptAt === null ? (
        <DateTime at={lastAttemptAt ?? createdAt} />
      ) : (
        <>
          Next attempt <DateTime at={nextAttemptAt} />
        </>
      ),
  },
  {
    header: 'Action',
    headerHidden: true,
    narrow: 'foot',
    align: 'end',
    cell: (delivery) => <RedeliverButton delivery={delivery} />,
  },
];

function Response({ delivery }: { delivery: WebhookDelivery }) {
  const { responseStatus, responseExcerpt, error, durationMs, attempts } = delivery;
  if (attempts === 0) return <span className="text-ink-soft">Not sent yet</span>;
  const excerpt = responseExcerpt === null || responseExcerpt === '' ? null : responseExcerpt;
  return (
    <span>
      {responseStatus !== null && <span className="font-semibold">{responseStatus}</span>}
      {durationMs !== null && (
        <span className="text-sm text-ink-soft"> in {milliseconds.format(durationMs)}</span>
      )}
      {(error ?? excerpt) !== null && (
        <span className="line-clamp-2 text-sm text-ink-soft">{excerpt ?? error}</span>
      )}
    </span>
  );
}

const milliseconds = new Intl.NumberFormat('en-GB', { style: 'unit', unit: 'millisecond' });
