import type { OrderEvent } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { statusNames } from '../../orders/order-status.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { orderHistoryQuery } from './order-history-query.ts';

/** Who did what with an order, when, and what they had to say. */
export function OrderHistory({ id }: { id: string }) {
  const { data: events, error, refetch } = useQuery(orderHistoryQuery(id));
  if (error && !events) return <ErrorState error={error} onRetry={refetch} />;
  if (!events) return <Skeleton label="Loading the history" className="h-40" />;
  return (
    <ol className="grid">
      {events.map((event) => (
        <li
          key={event.id}
          className="relative grid grid-cols-[1rem_1fr] gap-x-4 pb-6 before:absolute before:top-7 before:-bottom-0.5 before:left-[0.4375rem] before:w-0.5 before:bg-line last:pb-0 last:before:hidden"
        >
          <span
            aria-hidden
            className={`mt-1.5 size-4 rounded-full ${event.to === 'cancelled' ? 'bg-line-strong' : 'bg-rim'}`}
          />
          <div>
            <p>
              <span className="font-semibold">{told(event)}</span> by {doer(event)}
            </p>
            <p className="text-sm text-ink-soft">
              <DateTime at={event.at} />
            </p>
            {event.note !== null && (
              <p className="mt-2 rounded-md bg-sunk px-4 py-2.5 break-words whitespace-pre-wrap">
                {event.note}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function told({ from, to }: OrderEvent): string {
  return from === null ? 'Placed' : statusNames[to];
}

function doer({ by }: OrderEvent): string {
  if (!by) return 'somebody whose account is gone';
  return by.role === 'staff' ? `${by.name} (staff)` : by.name;
}
