import {
  useMutation,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  orderWorkflow,
  type AnyStoreError,
  type NextStatus,
  type Order,
  type OrderStatus,
  type StoreClient,
} from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { invalidate } from '../invalidate.ts';
import { updateRowsOf, type Row } from '../live/update-rows.ts';
import { hasOrders } from '../live/write-orders.ts';

/** A status change of an order. */
export interface OrderChange {
  readonly id: string;
  readonly to: NextStatus;
  /** Fails if the order's version differs. */
  readonly expectedVersion?: number | undefined;
  /** A note for the order's history. Customers see only their own. */
  readonly note?: string | undefined;
  /** A note from staff to the customer. */
  readonly customerNote?: string | undefined;
}

/** Options of {@link useChangeOrder}. Callbacks also run after the component has unmounted. */
export interface ChangeOrderOptions {
  /** Called with the changed order. */
  readonly onSuccess?: ((order: Order) => void) | undefined;
  /** Called after the rollback. */
  readonly onError?: ((error: AnyStoreError) => void) | undefined;
}

/**
 * Changes an order's status with an optimistic update of all cached copies. On error, each copy rolls back unless it
 * has been updated since. Invalidates orders afterwards, and products after a cancellation.
 */
export function useChangeOrder(
  client: StoreClient,
  { onSuccess, onError }: ChangeOrderOptions = {},
): UseMutationResult<Order, AnyStoreError, OrderChange, Rollback> {
  const queryClient = useQueryClient();
  const { orders, products } = createStoreQueries(client);
  return useMutation<Order, AnyStoreError, OrderChange, Rollback>({
    mutationFn: ({ to, ...input }) => client.orders[steps[to]].mutate(input),
    onMutate: async ({ id, to }) => {
      // A response in flight would overwrite the optimistic update.
      await queryClient.cancelQueries(orders.pathFilter());
      return showStatus(queryClient, id, to);
    },
    onSuccess: (order) => onSuccess?.(order),
    onError: (error, _change, rollback) => {
      rollback?.();
      onError?.(error);
    },
    onSettled: (order) => {
      invalidate(queryClient, orders);
      if (order?.status === 'cancelled') invalidate(queryClient, products);
    },
  });
}

/** Reverts an optimistic update. */
export type Rollback = () => void;

const steps = {
  confirmed: 'confirm',
  shipped: 'ship',
  delivered: 'deliver',
  cancelled: 'cancel',
} as const satisfies Readonly<Record<NextStatus, string>>;

/** Sets the status of cached copies where the workflow allows it. Their version stays, and identifies them in a rollback. */
function showStatus(queryClient: QueryClient, id: string, to: OrderStatus): Rollback {
  const previous = new Map<unknown, OrderStatus>();
  writeRows(queryClient, (row) => {
    if (row.id !== id || !isOrder(row) || !orderWorkflow[row.status].some((next) => next === to))
      return row;
    previous.set(row.version, row.status);
    return { ...row, status: to };
  });
  return () =>
    writeRows(queryClient, (row) => {
      if (row.id !== id || !isOrder(row) || row.status !== to) return row;
      return { ...row, status: previous.get(row.version) ?? row.status };
    });
}

function writeRows(queryClient: QueryClient, change: (row: Row) => Row): void {
  for (const query of queryClient.getQueryCache().findAll({ predicate: hasOrders }))
    updateRowsOf(query, change);
}

function isOrder(
  row: Row,
): row is Row & { readonly status: OrderStatus; readonly version: number } {
  return (
    'status' in row &&
    typeof row.status === 'string' &&
    row.status in orderWorkflow &&
    'version' in row &&
    typeof row.version === 'number'
  );
}
