import { isStoreError, type Order, type OrderItem } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OrderDelivery } from '../../orders/order-delivery.tsx';
import { OrderLines } from '../../orders/order-lines.tsx';
import { orderQuery } from '../../orders/order-queries.ts';
import { OrderSteps } from '../../orders/order-steps.tsx';
import { StatusBadge } from '../../orders/status-badge.tsx';
import { buttonStyle } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CustomerCard } from '../customers/customer-card.tsx';
import { useOrderUpdates } from '../live/use-order-updates.ts';
import { ProductLink } from '../products/product-link.tsx';
import { FulfilmentCard } from './fulfilment/fulfilment-card.tsx';
import { OrderHistory } from './order-history.tsx';
import { OrderNotes } from './order-notes.tsx';
import { PaymentCard } from './payment-card.tsx';
import { ChangeStatus } from './change-status.tsx';

const route = getRouteApi('/back-office/orders/$orderNumber');

/** Order details for staff: items, customer, history and status actions. */
export function OrderPage() {
  const { orderNumber } = route.useParams();
  const { data: order, error, refetch } = useQuery(orderQuery(orderNumber));

  if (isStoreError(error, 'ORDER_NOT_FOUND') || isStoreError(error, 'VALIDATION_FAILED')) {
    return <UnknownOrder />;
  }
  // The API also finds a number that was typed differently.
  if (order && order.orderNumber !== orderNumber) {
    return (
      <Navigate
        to="/back-office/orders/$orderNumber"
        params={{ orderNumber: order.orderNumber }}
        replace
      />
    );
  }
  return (
    <Page
      title={`Order ${orderNumber}`}
      width="wide"
      aside={order && <StatusBadge order={order} />}
    >
      {error && !order && <ErrorState error={error} onRetry={refetch} />}
      {!error && !order && <Skeleton label="Loading order" className="h-96" />}
      {order && <OrderDetails key={order.id} order={order} />}
    </Page>
  );
}

function OrderDetails({ order }: { order: Order }) {
  useOrderUpdates({ orderId: order.id });
  return (
    <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="-mt-3">
        <p className="text-ink-soft">
          Placed <DateTime at={order.createdAt} />
        </p>
        <div className="mt-6 empty:hidden">
          <OrderSteps status={order.status} />
        </div>
        <OrderLines order={order} renderName={productLink} />
        <OrderDelivery order={order} />
      </div>
      <div className="grid grid-cols-1 gap-6 lg:row-span-4">
        <ChangeStatus order={order} />
        <PaymentCard order={order} />
        <CustomerCard id={order.userId} />
      </div>
      <FulfilmentCard order={order} />
      <Card title="Notes" className="lg:col-start-1">
        <OrderNotes orderId={order.id} />
      </Card>
      <Card title="History" className="lg:col-start-1">
        <OrderHistory order={order} />
      </Card>
    </div>
  );
}

function productLink({ productId, name, sku }: OrderItem): ReactNode {
  return (
    <>
      <ProductLink id={productId}>{name}</ProductLink>
      <span className="block text-sm font-normal text-ink-soft">{sku}</span>
    </>
  );
}

function UnknownOrder() {
  return (
    <Page title="Order not found">
      <EmptyState title="No order has this number" art="BOK-00-TOM">
        <p>Order numbers look like ORD-7K3F9-QXM2A. Check the number or browse all orders.</p>
        <Link to="/back-office/orders" className={buttonStyle()}>
          All orders
        </Link>
      </EmptyState>
    </Page>
  );
}
