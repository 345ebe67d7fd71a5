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
import { updateRows, type Row } from '../live/update-rows.ts';
import { hasOrders } from '../live/write-orders.ts';

/** Which step an order is to take. */
export interface OrderChange {
  readonly id: string;
  readonly to: NextStatus;
  /** Only if it is this version still. */
  readonly expectedVersion?: number | undefined;
  /** For its history. */
  readonly note?: string | undefined;
}

export interface ChangeOrderOptions {
  /** SubscriptionHandlers of the order as it is then, also when the component is gone. */
  readonly onSuccess?: ((order: Order) => void) | undefined;
  /** SubscriptionHandlers why not, also when the component is gone. */
  readonly onError?: ((error: AnyStoreError) => void) | undefined;
}

/**
 * Has an order take a step, and shows it at once wherever the order is cached. When the store refuses, each
 * place shows again what it did, unless it learned of something newer meanwhile; and either way orders are asked
 * for anew, of a cancelled one the products too.
 */
export function useChangeOrder(
  client: StoreClient,
  { onSuccess, onError }: ChangeOrderOptions = {},
): UseMutationResult<Order, AnyStoreError, OrderChange, Rollback> {
  const queryClient = useQueryClient();
  const { orders, products } = createStoreQueries(client);
  return useMutation<Order, AnyStoreError, OrderChange, Rollback>({
    mutationFn: ({ id, to, expectedVersion, note }) =>
      client.orders[steps[to]].mutate({ id, expectedVersion, note }),
    onMutate: async ({ id, to }) => {
      // An answer that is under way would bring back what was.
      await queryClient.cancelQueries(orders.pathFilter());
      return showStatus(queryClient, id, to);
    },
    onSuccess: (order) => onSuccess?.(order),
    onError: (error, _change, rollback) => {
      rollback?.();
      onError?.(error);
    },
    onSettled: (order) => {
      void queryClient.invalidateQueries(orders.pathFilter());
      if (order?.status === 'cancelled') void queryClient.invalidateQueries(products.pathFilter());
    },
  });
}

/** Shows again what was shown before. */
export type Rollback = () => void;

const steps = {
  confirmed: 'confirm',
  shipped: 'ship',
  delivered: 'deliver',
  cancelled: 'cancel',
} as const satisfies Readonly<Record<NextStatus, string>>;

/** Shows an order in a status that it may get to from the one that is shown. The version stays, by which it is known. */
function showStatus(queryClient: QueryClient, id: string, to: OrderStatus): Rollback {
  const before = new Map<unknown, OrderStatus>();
  writeRows(queryClient, (row) => {
    if (row.id !== id || !isOrder(row) || !orderWorkflow[row.status].some((next) => next === to))
      return row;
    before.set(row.version, row.status);
    return { ...row, status: to };
  });
  return () =>
    writeRows(queryClient, (row) => {
      if (row.id !== id || !isOrder(row) || row.status !== to) return row;
      return { ...row, status: before.get(row.version) ?? row.status };
    });
}

function writeRows(queryClient: QueryClient, change: (row: Row) => Row): void {
  for (const query of queryClient.getQueryCache().findAll({ predicate: hasOrders })) {
    const { data } = query.state;
    const written = updateRows(data, change);
    if (written !== data) query.setState({ data: written });
  }
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
