import { getRouteApi } from '@tanstack/react-router';
import { Invoice } from './invoice.tsx';
import { PrintPage } from './print-page.tsx';

const route = getRouteApi('/back-office/print/invoices');

/** The invoices of the orders in the URL. */
export function InvoicesPage() {
  const { orders } = route.useSearch();
  return (
    <PrintPage title="Invoices" orders={orders}>
      {(printed) => <Invoice key={printed.order.id} printed={printed} />}
    </PrintPage>
  );
}
