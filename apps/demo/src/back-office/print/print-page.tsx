import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { orderNumbersOf } from './print-search.ts';
import { usePrintedOrders, type PrintedOrder } from './printed-orders.ts';

interface PrintPageProps {
  title: string;
  /** Order numbers, separated by commas. */
  orders: string;
  /** The documents of an order. */
  children: (printed: PrintedOrder) => ReactNode;
}

/** Previews documents of orders and prints them, without the navigation. */
export function PrintPage({ title, orders, children }: PrintPageProps) {
  const numbers = orderNumbersOf(orders);
  const printed = usePrintedOrders(numbers);
  const isReady = numbers.length > 0 && !printed.isPending && !printed.error;
  return (
    <Page title={title} bare>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
        <h1 data-page-heading tabIndex={-1} className="text-3xl sm:text-4xl">
          {title}
        </h1>
        <Button disabled={!isReady} onClick={() => window.print()}>
          <Printer aria-hidden className="size-5" />
          Print
        </Button>
      </div>
      {printed.error && <ErrorState error={printed.error} onRetry={printed.refetch} />}
      {!printed.error && printed.isPending && (
        <Skeleton label={`Loading ${title.toLowerCase()}`} className="h-96" />
      )}
      {numbers.length === 0 && (
        <EmptyState title="No orders selected" art="BOK-00-TOM">
          <p>Select orders in the list of orders, then print them.</p>
        </EmptyState>
      )}
      {isReady && <div className="grid gap-8 print:block">{printed.orders.map(children)}</div>}
    </Page>
  );
}
