import { queries } from '../../store/store.ts';

/** What happened to an order, oldest first. */
export function orderHistoryQuery(id: string) {
  return queries.orders.history.queryOptions({ id });
}
