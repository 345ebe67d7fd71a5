import type { OrderSummary } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonStyle } from '../../ui/button.tsx';
import { printLimit } from './print-search.ts';

interface PrintLinksProps {
  orders: readonly Pick<OrderSummary, 'orderNumber'>[];
}

/** Links to the packing slips and invoices of orders. */
export function PrintLinks({ orders }: PrintLinksProps) {
  if (orders.length > printLimit) {
    return <p className="text-sm text-ink-soft">Select up to {printLimit} orders to print.</p>;
  }
  const count = orders.length === 1 ? '' : `s ${orders.length}`;
  return (
    <div className="flex flex-wrap gap-2">
      <PrintLink to="/back-office/print/packing-slips" orders={orders}>
        Packing slip{count}
      </PrintLink>
      <PrintLink to="/back-office/print/invoices" orders={orders}>
        Invoice{count}
      </PrintLink>
    </div>
  );
}

interface PrintLinkProps extends PrintLinksProps {
  to: '/back-office/print/packing-slips' | '/back-office/print/invoices';
  /** Prints the packing slip of this shipment alone. */
  shipment?: string;
  children: ReactNode;
}

/** Opens documents in a new tab, which keeps the selection and the input of this page. */
export function PrintLink({ to, orders, shipment, children }: PrintLinkProps) {
  return (
    <Link
      to={to}
      search={{
        orders: orders.map(({ orderNumber }) => orderNumber).join(','),
        ...(shipment === undefined ? {} : { shipment }),
      }}
      preload={false}
      target="_blank"
      className={buttonStyle({ look: 'secondary', size: 'small' })}
    >
      <Printer aria-hidden className="size-4" />
      <span>
        {children}
        <span className="sr-only"> (opens in a new tab)</span>
      </span>
    </Link>
  );
}
