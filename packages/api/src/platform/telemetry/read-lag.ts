import type { Database } from '@order-store/db';

/** Who reads the order events or stock movements, in the order of commits. */
export const eventReaders = ['live', 'webhooks_orders', 'webhooks_stock', 'sales_figures'] as const;
export type EventReader = (typeof eventReaders)[number];

/** How far those who follow what happens are behind it. */
export interface Lag {
  /** Seconds since the oldest event that a reader has not taken; 0 when it has taken all. */
  readonly events: Readonly<Record<EventReader, number>>;
  readonly deliveries: {
    /** Webhook deliveries that are still to be made. */
    readonly pending: number;
    /** Seconds since the oldest of them was due for the first time; 0 without any. */
    readonly oldestSeconds: number;
  };
}

/**
 * Reads how far behind all processes together are: the positions are shared, and so is the answer. `live` is
 * what long transactions hold back from every reader; those who listen are told the rest within their interval.
 */
export async function readLag({ pool }: Pick<Database, 'pool'>): Promise<Lag> {
  const { rows } = await pool.query<Row>({ name: 'read-lag', text: sql });
  const [row] = rows;
  if (!row) throw new Error('The lag has one row');
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
