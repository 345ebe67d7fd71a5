import { getRouteApi } from '@tanstack/react-router';
import { Invoice } from '../back-office/print/invoice.tsx';
import { PrintPage } from '../back-office/print/print-page.tsx';

const route = getRouteApi('/orders/$orderNumber/invoice');

/** The invoice of the customer's own order. */
export function OrderInvoicePage() {
  const { orderNumber } = route.useParams();
  return (
    <PrintPage title="Invoice" orders={orderNumber}>
      {(printed) => <Invoice key={printed.order.id} printed={printed} />}
    </PrintPage>
  );
}
