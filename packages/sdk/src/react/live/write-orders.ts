import type { Query, QueryClient } from '@tanstack/react-query';
import type { OrderEvent, OrderSummary, OrderUpdate } from '../../index.ts';
import { updateRows, type Row } from './update-rows.ts';

/**
 * Writes what happened to orders into all that is cached of them: each order by itself and in lists, and the
 * histories. Where an older state is shown it becomes the newer one, never the other way round. Rows stay in
 * their places: a list whose filter an order no longer fits, or that lacks a new one, is marked as stale.
 */
export function writeOrders(queryClient: QueryClient, updates: readonly OrderUpdate[]): void {
  const newest = new Map<string, OrderSummary>();
  const steps = new Map<string, OrderEvent[]>();
  for (const { order, event } of updates) {
    const known = newest.get(order.id);
    if (!known || known.version < order.version) newest.set(order.id, order);
    steps.set(order.id, [...(steps.get(order.id) ?? []), event]);
  }
  for (const query of queryClient.getQueryCache().findAll({ predicate: hasOrders })) {
    const { data } = query.state;
    if (data === undefined) continue;
    const name = nameOf(query);
    if (name === 'history') {
      const written = withSteps(data, steps);
      if (written !== data) query.setState({ data: written });
      continue;
    }
    const isList = name !== 'get';
    const written = updateRows(data, (row) => newer(row, newest));
    const isInvalidated = isList || query.state.isInvalidated;
    // Whoever shows it is told only of what is new.
    if (written !== data || isInvalidated !== query.state.isInvalidated)
      query.setState({ data: written, isInvalidated });
  }
}

/** Whether there may be orders, or what happened to them, in an answer. */
export function hasOrders(query: Pick<Query, 'queryKey'>): boolean {
  return nameOf(query) !== undefined;
}

/** `orders.get` has the name `get`; what is no answer of orders has none. */
function nameOf({ queryKey: [path] }: Pick<Query, 'queryKey'>): string | undefined {
  if (!Array.isArray(path)) return undefined;
  const [group, name]: unknown[] = path;
  return group === 'orders' && typeof name === 'string' ? name : undefined;
}

function newer(row: Row, newest: ReadonlyMap<string, OrderSummary>): Row {
  const order = newest.get(String(row.id));
  if (!order || !('version' in row) || Number(row.version) >= order.version) return row;
  const { status, totalAmount, updatedAt, version } = order;
  const state = { status, totalAmount, updatedAt, version };
  return { ...row, ...state };
}

/** A history is never empty: it begins with the placing. */
function withSteps(data: unknown, steps: ReadonlyMap<string, readonly OrderEvent[]>): unknown {
  if (!Array.isArray(data)) return data;
  const known = new Set(data.map((event: unknown) => fieldOf(event, 'id')));
  const more = steps
    .get(String(fieldOf(data[0], 'orderId')))
    ?.filter((event) => !known.has(event.id));
  return more === undefined || more.length === 0 ? data : [...data, ...more];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;
}
