import { isStoreError, iterate, type Order, type Payment, type User } from '@order-store/sdk';
import { useQueries } from '@tanstack/react-query';
import { privateKey } from '../../store/query-client.ts';
import { store } from '../../store/store.ts';

/** An order with all that its documents contain. */
export interface PrintedOrder {
  readonly order: Order;
  /** Null if the account was deleted. */
  readonly customer: Pick<User, 'name' | 'email'> | null;
  /** Oldest first. */
  readonly payments: readonly Payment[];
}

/** Loads the orders to print. Nothing is shown before all of them are loaded, so that no page is missing in print. */
export function usePrintedOrders(orderNumbers: readonly string[]) {
  return useQueries({
    queries: orderNumbers.map((orderNumber) => ({
      queryKey: [privateKey, 'printed order', orderNumber],
      queryFn: ({ signal }: { signal: AbortSignal }) => loadPrintedOrder(orderNumber, signal),
      staleTime: 0,
    })),
    combine: (results) => ({
      orders: results.flatMap(({ data }) => data ?? []),
      isPending: results.some(({ isPending }) => isPending),
      error: results.find(({ error }) => error !== null)?.error ?? null,
      refetch: () => Promise.all(results.map(({ refetch }) => refetch())),
    }),
  });
}

async function loadPrintedOrder(orderNumber: string, signal: AbortSignal): Promise<PrintedOrder> {
  const order = await store.orders.get.query({ orderNumber }, { signal });
  const [customer, payments] = await Promise.all([
    loadCustomer(order.userId, signal),
    loadPayments(order.id, signal),
  ]);
  return { order, customer, payments };
}

async function loadCustomer(id: string, signal: AbortSignal): Promise<User | null> {
  try {
    return await store.users.get.query({ id }, { signal });
  } catch (error) {
    if (isStoreError(error, 'USER_NOT_FOUND')) return null;
    throw error;
  }
}

async function loadPayments(orderId: string, signal: AbortSignal): Promise<Payment[]> {
  const payments: Payment[] = [];
  for await (const payment of iterate(store.payments.list, { orderId }, { signal })) {
    payments.push(payment);
  }
  return payments.toReversed();
}
