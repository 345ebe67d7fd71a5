import type { StockMovement } from '@order-store/sdk';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { formatCount, formatDelta } from '../format.ts';
import { OrderLink } from './order-link.tsx';

/** Table of stock movements. */
export function MovementTable({ movements }: { movements: readonly StockMovement[] }) {
  return <DataTable label="Stock history" columns={columns} rows={movements} keyOf={keyOf} />;
}

/** Display names of the movement kinds. */
export const movementNames: Readonly<Record<StockMovement['kind'], string>> = {
  opening: 'Initial stock',
  sale: 'Sale',
  cancellation: 'Cancellation',
  return: 'Return',
  adjustment: 'Adjustment',
  count: 'Count',
};

const columns: readonly Column<StockMovement>[] = [
  {
    header: 'Type',
    narrow: 'title',
    cell: ({ kind, orderId, reason }) => (
      <>
        <span className="font-semibold">{movementNames[kind]}</span>
        {orderId !== null && (
          <>
            {' '}
            <OrderLink id={orderId} />
          </>
        )}
        {reason !== null && <span className="block text-ink-soft">{reason}</span>}
      </>
    ),
  },
  {
    header: 'Change',
    align: 'end',
    narrow: 'aside',
    cell: ({ delta }) => (
      <span className={`font-semibold tabular-nums ${toneOf(delta)}`}>{formatDelta(delta)}</span>
    ),
  },
  {
    header: 'Stock after',
    align: 'end',
    cell: ({ quantityAfter }) => <span className="tabular-nums">{formatCount(quantityAfter)}</span>,
  },
  { header: 'By', cell: ({ by }) => by?.name ?? 'System' },
  {
    header: 'Date',
    align: 'end',
    className: 'text-ink-soft',
    cell: ({ at }) => <DateTime at={at} />,
  },
];

// A sale and its cancellation may have the same id.
function keyOf({ id, kind }: StockMovement): string {
  return `${kind} ${id}`;
}

function toneOf(delta: number): string {
  if (delta === 0) return '';
  return delta > 0 ? 'text-good' : 'text-bad';
}
