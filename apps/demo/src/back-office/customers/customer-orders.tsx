import type { User } from '@order-store/sdk';
import { itemsOf } from '@order-store/sdk/react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { orderListQuery } from '../../orders/order-queries.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { OrderTable } from '../orders/order-table.tsx';
import { orderCountQuery } from './customer-queries.ts';

/** A customer's orders, newest first. */
export function CustomerOrders({ customer }: { customer: User }) {
  const list = useInfiniteQuery(orderListQuery({ userId: customer.id }));
  const { data: count } = useQuery(orderCountQuery(customer.id));
  const orders = list.data && itemsOf(list.data);
  return (
    <section aria-labelledby="customer-orders" className="mt-10">
      <h2 id="customer-orders" className="mb-4 flex items-baseline gap-3 text-2xl">
        Orders
        <span className="font-sans text-base font-normal text-ink-soft tabular-nums">{count}</span>
      </h2>
      {list.isError && !orders && <ErrorState error={list.error} onRetry={list.refetch} />}
      {!list.isError && !orders && <Skeleton label="Loading orders" className="h-40" />}
      {orders?.length === 0 && <p className="text-ink-soft">No orders yet.</p>}
      {orders && orders.length > 0 && (
        <>
          <OrderTable orders={orders} withoutCustomer />
          <LoadMore list={list} label="Load more orders" />
        </>
      )}
    </section>
  );
}
