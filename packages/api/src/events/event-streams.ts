import { query, type SqlTransaction } from '@order-store/db';
import { changeOf, orderEventsAfter, type OrderEventRow } from '../orders/index.ts';
import type { EventPosition, EventTable } from '../platform/events/event-log.ts';
import { stockChangeOf, stockMovementsAfter, type StockMovementRow } from '../products/index.ts';
import type { StoreEventView } from './event-views.ts';
import { orderEventOf, stockEventOf } from './store-event.ts';

/** A stream of events in commit order. */
export interface EventStream {
  readonly name: 'orders' | 'stock';
  readonly table: EventTable;
  /** Reads the events after a position, oldest first, at most `limit`. */
  read(transaction: SqlTransaction, after: EventPosition, limit: number): Promise<LoggedEvent[]>;
}

/** An event with its position in its stream. */
export interface LoggedEvent {
  readonly position: EventPosition;
  readonly event: StoreEventView;
}

export const eventStreams: readonly EventStream[] = [
  {
    name: 'orders',
    table: 'order_events',
    async read(transaction, after, limit) {
      const rows = await query<OrderEventRow>(transaction, orderEventsAfter(after, limit));
      return rows
        .map(changeOf)
        .map((change) => ({ position: change.position, event: orderEventOf(change) }));
    },
  },
  {
    name: 'stock',
    table: 'stock_movements',
    async read(transaction, after, limit) {
      const rows = await query<StockMovementRow>(transaction, stockMovementsAfter(after, limit));
      return rows
        .map(stockChangeOf)
        .map((change) => ({ position: change.position, event: stockEventOf(change) }));
    },
  },
];
