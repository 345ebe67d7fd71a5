import { useId, type ReactNode } from 'react';
import { addressOf } from '../../checkout/address.ts';
import { deliveryMethodOf } from '../../checkout/order-details.ts';
import { DateTime } from '../../ui/date-time.tsx';
import type { PrintedOrder } from './printed-orders.ts';

interface SheetProps {
  title: string;
  printed: PrintedOrder;
  /** Content next to the recipient, such as a tracking number. */
  details?: ReactNode;
  children: ReactNode;
}

/** A document of an order. It starts a new page in print. */
export function Sheet({ title, printed: { order, customer }, details, children }: SheetProps) {
  const id = useId();
  const method = deliveryMethodOf(order);
  return (
    <article
      aria-labelledby={id}
      className="min-w-0 rounded-lg border border-line bg-raised p-5 not-first:break-before-page sm:p-10 print:rounded-none print:border-0 print:p-0"
    >
      <div className="mb-8 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <h2 id={id} className="text-2xl wrap-anywhere">
          {title} {order.orderNumber}
        </h2>
        <p className="sm:text-right print:text-right">
          <span className="block font-display text-xl font-semibold">Pottle</span>
          Kitchen and home
        </p>
      </div>
      <div className="mb-8 flex flex-wrap justify-between gap-x-8 gap-y-4">
        <Recipient order={order} customer={customer} />
        <dl className="grid grid-cols-[auto_auto] content-start gap-x-4">
          <dt className="text-ink-soft">Ordered</dt>
          <dd>
            <DateTime at={order.createdAt} dateOnly />
          </dd>
          {method !== null && (
            <>
              <dt className="text-ink-soft">Delivery</dt>
              <dd className="wrap-anywhere">{method}</dd>
            </>
          )}
          {details}
        </dl>
      </div>
      {children}
    </article>
  );
}

/** Where the order goes; without an address, who ordered it. */
function Recipient({ order, customer }: Pick<PrintedOrder, 'order' | 'customer'>) {
  const address = addressOf(order);
  const lines = address
    ? [address.name, address.street, `${address.city} ${address.postcode}`]
    : [customer?.name ?? 'Deleted account', customer?.email];
  return (
    <address className="min-w-0 wrap-anywhere not-italic">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
