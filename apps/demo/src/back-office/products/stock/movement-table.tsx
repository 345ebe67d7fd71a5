import type { StockMovement } from '@order-store/sdk';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { OrderLink } from './order-link.tsx';
import { change, pieces } from './stock-level.tsx';

/** Changes of a stock: what, why, by whom, and what was there after each. */
export function MovementTable({ movements }: { movements: readonly StockMovement[] }) {
  return <DataTable label="Stock history" columns={columns} rows={movements} keyOf={keyOf} />;
}

/** How each kind of change is called. */
export const movementNames: Readonly<Record<StockMovement['kind'], string>> = {
  opening: 'Opening',
  sale: 'Sale',
  cancellation: 'Cancelled order',
  adjustment: 'Adjustment',
  count: 'Count',
};

const columns: readonly Column<StockMovement>[] = [
  {
    header: 'What',
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
      <span className={`font-semibold tabular-nums ${toneOf(delta)}`}>{change.format(delta)}</span>
    ),
  },
  {
    header: 'In stock after',
    align: 'end',
    cell: ({ quantityAfter }) => (
      <span className="tabular-nums">{pieces.format(quantityAfter)}</span>
    ),
  },
  { header: 'By', cell: ({ by }) => by?.name ?? 'The store' },
  {
    header: 'When',
    align: 'end',
    className: 'text-ink-soft @3xl:whitespace-nowrap',
    cell: ({ at }) => <DateTime at={at} />,
  },
];

// A sale and what was given back of it may have one id.
function keyOf({ id, kind }: StockMovement): string {
  return `${kind} ${id}`;
}

function toneOf(delta: number): string {
  if (delta === 0) return '';
  return delta > 0 ? 'text-good' : 'text-bad';
}
