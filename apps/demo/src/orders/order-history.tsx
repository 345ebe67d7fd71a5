import type { Order, OrderEvent } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../account/account-queries.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { DateTime } from '../ui/date-time.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { eventTitle, eventUnits } from './describe-event.ts';
import { orderHistoryQuery } from './order-queries.ts';

/** The order's events, newest first, as the customer sees them. */
export function OrderHistory({ order }: { order: Order }) {
  const history = useQuery(orderHistoryQuery(order.id));
  return (
    <section aria-labelledby="history" className="mt-10">
      <h2 id="history" className="mb-5 text-xl">
        Order history
      </h2>
      {history.isPending && <Skeleton label="Loading order history" className="h-14" />}
      {history.isError && !history.data && (
        <ErrorState error={history.error} onRetry={history.refetch} />
      )}
      {history.data && (
        <ol>
          {history.data.toReversed().map((event, index) => (
            <li
              key={event.id}
              className="relative grid grid-cols-[1rem_minmax(0,1fr)] gap-x-4 pb-6 last:pb-0"
            >
              <span
                aria-hidden
                className={`mt-1.5 size-3 justify-self-center rounded-full ${index === 0 ? 'bg-rim ring-4 ring-rim-soft' : 'bg-line-strong'}`}
              />
              {event.from !== null && (
                <span aria-hidden className="absolute top-6 bottom-0 left-[7px] w-0.5 bg-line" />
              )}
              <EventEntry event={event} order={order} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function EventEntry({ event, order }: { event: OrderEvent; order: Order }) {
  const { by, note, customerNote, at, cause } = event;
  const me = useMe();
  // Staff see internal notes in the back office, not in their view of the shop.
  const shownNote = customerNote ?? (by !== null && by.id === me?.id ? note : null);
  const actor =
    by === null
      ? ''
      : by.id === me?.id
        ? ' by you'
        : by.role === 'staff'
          ? ' by the shop'
          : ` by ${by.name}`;
  return (
    <div className="min-w-0">
      <p className="font-semibold">
        {eventTitle(event)}
        <span className="font-normal text-ink-soft">{cause === null ? actor : causes[cause]}</span>
      </p>
      <p className="wrap-anywhere empty:hidden">{eventUnits(event, order)}</p>
      <p className="text-sm text-ink-soft">
        <DateTime at={at} />
      </p>
      {shownNote !== null && (
        <p className="mt-2 rounded-md bg-sunk px-3.5 py-2 wrap-anywhere whitespace-pre-line">
          {shownNote}
        </p>
      )}
    </div>
  );
}

const causes: Readonly<Record<NonNullable<OrderEvent['cause']>, string>> = {
  expired: ' because it wasn’t paid in time',
  paid: ', payment received',
};
