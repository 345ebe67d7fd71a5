import { replaceEqualDeep, type Query, type QueryClient } from '@tanstack/react-query';
import type { OrderEvent, OrderSummary, OrderUpdate } from '../../index.ts';
import { fieldsOf, procedureOf } from '../query-parts.ts';
import { updateRows, type Row } from './update-rows.ts';

/**
 * Writes updates into cached orders, lists and histories. A newer version is never overwritten by an older one;
 * payments leave the version as it is. Lists keep their rows and are marked stale, since an order may no longer match
 * their filter or be missing.
 */
export function writeOrders(queryClient: QueryClient, updates: readonly OrderUpdate[]): void {
  const newest = new Map<string, OrderSummary>();
  const steps = new Map<string, OrderEvent[]>();
  for (const { order, event } of updates) {
    const known = newest.get(order.id);
    if (!known || known.version <= order.version) newest.set(order.id, order);
    if (!isOutsideHistory.has(event.kind))
      steps.set(order.id, [...(steps.get(order.id) ?? []), event]);
  }
  for (const query of queryClient.getQueryCache().findAll({ predicate: hasOrders })) {
    const { data } = query.state;
    if (data === undefined) continue;
    const procedure = procedureOf(query);
    if (procedure === 'orders.history') {
      const written = withSteps(data, steps);
      if (written !== data) query.setState({ data: written });
      continue;
    }
    const isList = procedure !== 'orders.get';
    const written = updateRows(data, (row) => newer(row, newest));
    const isInvalidated = isList || query.state.isInvalidated;
    // Notifies observers only of changes.
    if (written !== data || isInvalidated !== query.state.isInvalidated)
      query.setState({ data: written, isInvalidated });
  }
}

/** Whether a query has an order whose units or shipments were changed by these updates, which do not contain them. */
export function lacksUnits(
  query: Pick<Query, 'queryKey' | 'state'>,
  updates: readonly OrderUpdate[],
): boolean {
  if (procedureOf(query) !== 'orders.get') return false;
  const id = fieldsOf(query.state.data)['id'];
  return updates.some(
    ({ event: { orderId, kind, to } }) =>
      orderId === id &&
      !isOutsideHistory.has(kind) &&
      (kind !== 'status_changed' || to === 'cancelled' || to === 'delivered'),
  );
}

/** Events that `orders.history` leaves out. They change neither units nor shipments. */
const isOutsideHistory: ReadonlySet<OrderEvent['kind']> = new Set<OrderEvent['kind']>([
  'payment_recorded',
  'metadata_updated',
  'hold_extended',
]);

/** Whether a query may contain orders or their history. */
export function hasOrders(query: Pick<Query, 'queryKey'>): boolean {
  return procedureOf(query).startsWith('orders.');
}

function newer(row: Row, newest: ReadonlyMap<string, OrderSummary>): Row {
  const order = newest.get(String(row.id));
  if (!order || !('version' in row) || Number(row.version) > order.version) return row;
  // Not what the query did not return: an order has no itemCount. With the same version, a status that differs is a
  // change that waits for its response.
  const isSame = row.version === order.version;
  const state = Object.entries(order).filter(
    ([name]) => name in row && !(isSame && name === 'status'),
  );
  return replaceEqualDeep(row, { ...row, ...Object.fromEntries(state) });
}

/** Appends new events to a history, which always contains the placing. */
function withSteps(data: unknown, steps: ReadonlyMap<string, readonly OrderEvent[]>): unknown {
  if (!Array.isArray(data)) return data;
  const known = new Set(data.map((event: unknown) => fieldsOf(event)['id']));
  const more = steps
    .get(String(fieldsOf(data[0])['orderId']))
    ?.filter((event) => !known.has(event.id));
  return more === undefined || more.length === 0 ? data : [...data, ...more];
}
