import { isStoreError, type Order } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { DateTime } from '../ui/date-time.tsx';
import { Page } from '../ui/page.tsx';
import { OrderPayment } from '../payments/order-payment.tsx';
import { orderPaymentsQuery, paymentConfigQuery } from '../payments/payment-queries.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { CancelItem } from './cancel-item.tsx';
import { CancelOrder } from './cancel-order.tsx';
import { LiveOrders } from './live-orders.tsx';
import { OrderDelivery } from './order-delivery.tsx';
import { OrderHistory } from './order-history.tsx';
import { OrderLines } from './order-lines.tsx';
import { orderHistoryQuery, orderQuery } from './order-queries.ts';
import { isCancellable } from './order-status.ts';
import { OrderSteps } from './order-steps.tsx';
import { Reorder } from './reorder.tsx';
import { ShipmentList } from './shipment-list.tsx';
import { StatusBadge } from './status-badge.tsx';

const route = getRouteApi('/orders/$orderNumber');

export function OrderPage() {
  const { orderNumber } = route.useParams();
  const { data: order, error, refetch } = useQuery(orderQuery(orderNumber));

  if (isStoreError(error, 'ORDER_NOT_FOUND') || isStoreError(error, 'VALIDATION_FAILED')) {
    return <OrderNotFound />;
  }
  // The API also finds a number that was typed differently.
  if (order && order.orderNumber !== orderNumber) {
    return (
      <Navigate to="/orders/$orderNumber" params={{ orderNumber: order.orderNumber }} replace />
    );
  }
  return (
    <Page title={`Order ${orderNumber}`} aside={order && <StatusBadge order={order} />}>
      {error && !order && <ErrorState error={error} onRetry={refetch} />}
      {!error && !order && <OrderSkeleton />}
      {order && <OrderDetails order={order} />}
    </Page>
  );
}

function OrderDetails({ order }: { order: Order }) {
  const { data: history } = useQuery(orderHistoryQuery(order.id));
  const hasExpired = history?.at(-1)?.cause === 'expired';
  const isLoading = [
    useQuery(paymentConfigQuery).isLoading,
    useQuery(orderPaymentsQuery(order.id)).isLoading,
  ].includes(true);
  // What is below the payments would move when they appear.
  if (isLoading) return <OrderSkeleton />;
  return (
    <>
      <LiveOrders orderId={order.id} />
      <p className="-mt-3 text-ink-soft">
        Placed <DateTime at={order.createdAt} />
      </p>
      <div className="mt-8">
        <OrderSteps status={order.status} />
        {order.status === 'cancelled' && (
          <p className="rounded-md bg-sunk px-4 py-3">
            {hasExpired
              ? 'This order was cancelled because it wasn’t paid in time. The items are no longer reserved.'
              : 'This order was cancelled.'}
          </p>
        )}
      </div>
      <OrderLines order={order} renderAction={(item) => <CancelItem order={order} item={item} />} />
      <Shipments order={order} />
      <OrderPayment order={order} />
      <OrderDelivery order={order} />
      <OrderHistory order={order} />
      <div className="mt-8 flex flex-wrap justify-between gap-3">
        <span className="flex flex-wrap gap-3">
          <Link to="/orders" className={buttonStyle({ look: 'secondary' })}>
            Your orders
          </Link>
          <Reorder order={order} />
          <Link
            to="/orders/$orderNumber/invoice"
            params={{ orderNumber: order.orderNumber }}
            className={buttonStyle({ look: 'secondary' })}
          >
            Invoice
          </Link>
        </span>
        {isCancellable(order.status) && order.fulfilment === 'unfulfilled' && (
          <CancelOrder order={order} />
        )}
      </div>
    </>
  );
}

function Shipments({ order }: { order: Order }) {
  if (order.shipments.length === 0) return null;
  return (
    <section aria-labelledby="shipments" className="mt-10">
      <h2 id="shipments" className="mb-4 text-xl">
        Shipments
      </h2>
      <ShipmentList order={order} />
    </section>
  );
}

function OrderNotFound() {
  return (
    <Page title="Order not found">
      <EmptyState title="Order not found" art="BOK-00-TOM">
        <p>Check the order number, or find it in your orders.</p>
        <Link to="/orders" className={buttonStyle()}>
          View your orders
        </Link>
      </EmptyState>
    </Page>
  );
}

function OrderSkeleton() {
  return (
    <div className="grid gap-5">
      <Skeleton label="Loading order" className="h-16" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </div>
  );
}
