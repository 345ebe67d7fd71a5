import type { WebhookDelivery } from '@order-store/sdk';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { deliveryLooks } from './delivery-status.ts';
import { Redeliver } from './redeliver.tsx';

/** Events that were told or are to be told to a webhook, and how that went. */
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
        className={`inline-block rounded-full px-3 py-0.5 text-sm font-semibold whitespace-nowrap ${deliveryLooks[status].tone}`}
      >
        {deliveryLooks[status].name}
      </span>
    ),
  },
  {
    header: 'Tries',
    align: 'end',
    cell: ({ attempts }) => <span className="tabular-nums">{attempts}</span>,
  },
  { header: 'Answer', cell: (delivery) => <Answer delivery={delivery} /> },
  {
    header: 'When',
    className: 'text-ink-soft',
    cell: ({ createdAt, lastAttemptAt, nextAttemptAt }) =>
      nextAttemptAt === null ? (
        <DateTime at={lastAttemptAt ?? createdAt} />
      ) : (
        <>
          next try <DateTime at={nextAttemptAt} />
        </>
      ),
  },
  {
    header: 'Send again',
    headerHidden: true,
    narrow: 'foot',
    align: 'end',
    cell: (delivery) => <Redeliver delivery={delivery} />,
  },
];

function Answer({ delivery }: { delivery: WebhookDelivery }) {
  const { responseStatus, responseExcerpt, error, durationMs, attempts } = delivery;
  if (attempts === 0) return <span className="text-ink-soft">not sent yet</span>;
  const said = responseExcerpt === null || responseExcerpt === '' ? null : responseExcerpt;
  return (
    <span>
      {responseStatus !== null && <span className="font-semibold">{responseStatus}</span>}
      {durationMs !== null && (
        <span className="text-sm text-ink-soft"> in {milliseconds.format(durationMs)}</span>
      )}
      {(error ?? said) !== null && (
        <span className="line-clamp-2 text-sm text-ink-soft">{said ?? error}</span>
      )}
    </span>
  );
}

const milliseconds = new Intl.NumberFormat('en-GB', { style: 'unit', unit: 'millisecond' });
