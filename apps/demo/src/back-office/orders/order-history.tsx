import type { Order, OrderEvent } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { eventTitle, eventUnits } from '../../orders/describe-event.ts';
import { orderHistoryQuery } from '../../orders/order-queries.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What happened to an order, oldest first, with author, time and notes. */
export function OrderHistory({ order }: { order: Order }) {
  const { data: events, error, refetch } = useQuery(orderHistoryQuery(order.id));
  if (error && !events) return <ErrorState error={error} onRetry={refetch} />;
  if (!events) return <Skeleton label="Loading order history" className="h-40" />;
  return (
    <ol className="grid grid-cols-1">
      {events.map((event) => (
        <li
          key={event.id}
          className="relative grid grid-cols-[1rem_minmax(0,1fr)] gap-x-4 pb-6 before:absolute before:top-7 before:-bottom-0.5 before:left-[0.4375rem] before:w-0.5 before:bg-line last:pb-0 last:before:hidden"
        >
          <span
            aria-hidden
            className={`mt-1.5 size-4 rounded-full ${event.to === 'cancelled' ? 'bg-line-strong' : 'bg-rim'}`}
          />
          <div>
            <p>
              <span className="font-semibold">{eventTitle(event)}</span> {reasonOf(event)}
            </p>
            <p className="wrap-anywhere empty:hidden">{eventUnits(event, order)}</p>
            <p className="text-sm text-ink-soft">
              <DateTime at={event.at} />
            </p>
            <Note text={event.customerNote} label="To the customer" />
            <Note
              text={event.note}
              label={event.by?.role === 'staff' ? 'Internal' : 'From the customer'}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Note({ text, label }: { text: string | null; label: string }) {
  if (text === null) return null;
  return (
    <div className="mt-2 rounded-md bg-sunk px-4 py-2.5">
      <p className="text-sm text-ink-soft">{label}</p>
      <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
    </div>
  );
}

function reasonOf(event: OrderEvent): string {
  if (event.cause === 'expired') return 'because it wasn’t paid in time';
  return `by ${authorOf(event)}${event.cause === 'paid' ? ', payment received' : ''}`;
}

function authorOf({ by }: OrderEvent): string {
  if (!by) return 'a deleted user';
  return by.role === 'staff' ? `${by.name} (staff)` : by.name;
}
