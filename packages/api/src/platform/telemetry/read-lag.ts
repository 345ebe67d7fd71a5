import { query, type Database } from '@order-store/db';

/** The readers of order events and stock movements. */
export const eventReaders = ['live', 'webhooks_orders', 'webhooks_stock', 'sales_figures'] as const;
type EventReader = (typeof eventReaders)[number];

/** The lag of the event readers and of webhook deliveries. */
export interface Lag {
  /** Age in seconds of the oldest event that a reader has not read; 0 if it has read all. */
  readonly events: Readonly<Record<EventReader, number>>;
  readonly deliveries: {
    /** Number of pending webhook deliveries. */
    readonly pending: number;
    /** Seconds since the oldest of them was first due; 0 if there is none. */
    readonly oldestSeconds: number;
  };
}

/**
 * Reads the lag of all processes together; they share the positions. `live` is the delay that long-running transactions
 * cause for every reader; subscribers get the rest within their interval.
 */
export async function readLag({ pool }: Pick<Database, 'pool'>): Promise<Lag> {
  const rows = await query<Row>(pool, { name: 'read-lag', text: sql });
  const [row] = rows;
  if (!row) throw new Error('The query for the lag returned no row');
  const { pending, oldestSeconds, ...events } = row;
  return { events, deliveries: { pending, oldestSeconds } };
}

interface Row extends Record<EventReader, number> {
  readonly pending: number;
  readonly oldestSeconds: number;
}

const sql = `
WITH readers (reader, transaction_id, event_id) AS (
  SELECT 'live', pg_snapshot_xmin(pg_current_snapshot()), 0::bigint
  UNION ALL
  SELECT 'webhooks_orders', transaction_id, event_id FROM webhook_positions WHERE stream = 'orders'
  UNION ALL
  SELECT 'webhooks_stock', transaction_id, event_id FROM webhook_positions WHERE stream = 'stock'
  UNION ALL
  SELECT 'sales_figures', transaction_id, event_id FROM sales_figures_until
), behind AS (
  SELECT reader, COALESCE(orders.created_at, stock.created_at) AS since
  FROM readers
  LEFT JOIN LATERAL (
    SELECT created_at FROM order_events
    WHERE reader <> 'webhooks_stock'
      AND (order_events.transaction_id, order_events.id) > (readers.transaction_id, event_id)
    ORDER BY order_events.transaction_id, order_events.id LIMIT 1
  ) orders ON true
  LEFT JOIN LATERAL (
    SELECT created_at FROM stock_movements
    WHERE reader = 'webhooks_stock'
      AND (stock_movements.transaction_id, stock_movements.id) > (readers.transaction_id, event_id)
    ORDER BY stock_movements.transaction_id, stock_movements.id LIMIT 1
  ) stock ON true
), lag AS (
  SELECT reader, ${secondsSince('since')} AS seconds FROM behind
), deliveries AS (
  SELECT count(*)::int AS pending, ${secondsSince('min(webhook_deliveries.created_at)')} AS oldest
  FROM webhook_deliveries JOIN webhooks ON webhooks.id = webhook_id
  WHERE status = 'pending' AND disabled_at IS NULL
)
SELECT ${eventReaders.map((reader) => `(SELECT seconds FROM lag WHERE reader = '${reader}') AS ${reader}`).join(', ')},
       pending, oldest AS "oldestSeconds"
FROM deliveries`;

function secondsSince(moment: string): string {
  return `COALESCE(greatest(0, EXTRACT(epoch FROM now() AT TIME ZONE 'UTC' - ${moment})), 0)::float8`;
}
