import { query, type Database } from '@order-store/db';
import { csvRecord } from '../shared/csv.ts';
import { orderRow, type OrderFields } from './order-row.ts';
import type { OrderStatus } from './order-status.ts';

export interface ExportFilter {
  readonly status?: OrderStatus | undefined;
  readonly userId?: string | undefined;
  /** Placed at this instant or later. */
  readonly from?: string | undefined;
  /** Placed before this instant. */
  readonly to?: string | undefined;
}

/**
 * Yields the orders that exist at the start as CSV, oldest first, in chunks. Each chunk is a separate query after the last
 * row of the previous one, so memory use is constant and a slow reader holds no snapshot and no connection. An order
 * that changes meanwhile appears once, as it was when read.
 */
export async function* exportOrders(
  { pool }: Database,
  { status, userId, from, to }: ExportFilter,
): AsyncGenerator<string> {
  yield csvRecord(columns);
  const now = await query<{ last: string }>(
    pool,
    'SELECT COALESCE(max(id), 0) AS last FROM orders',
  );
  let [at, id] = [from ?? '-infinity', '0'];
  for (;;) {
    const rows = await query<ExportRow>(pool, sql, [
      at,
      id,
      to ?? 'infinity',
      now[0]?.last ?? '0',
      status ?? null,
      userId ?? null,
      chunkSize,
    ]);
    if (rows.length > 0) yield rows.map(recordOf).join('');
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    [at, id] = [last.createdAt, last.id];
  }
}

/** The order's own columns before those of the customer and the items; the others come at the end. */
const leading = ['orderNumber', 'status', 'createdAt', 'updatedAt', 'userId'] as const;

const exported = orderRow.keys.filter((key) => orderRow.fields[key].csv !== null);
const keys: readonly (keyof ExportRow)[] = [
  ...leading,
  'customer_name',
  'customer_email',
  'items',
  'pieces',
  ...exported.filter((key) => !leading.some((earlier) => earlier === key)),
];

const columns = keys.map((key) => (isOrderField(key) ? (orderRow.fields[key].csv ?? key) : key));

function isOrderField(key: keyof ExportRow): key is keyof OrderFields {
  return key in orderRow.fields;
}

function recordOf(row: ExportRow): string {
  return csvRecord(
    keys.map((key) => {
      const value = row[key];
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    }),
  );
}

const chunkSize = 1000;

interface ExportRow extends OrderFields {
  readonly customer_name: string;
  readonly customer_email: string;
  readonly items: number;
  readonly pieces: string;
}

const sql = `
SELECT ${orderRow.select('orders')},
       users.name AS customer_name, users.email AS customer_email, lines.items, lines.units AS pieces
FROM (
  SELECT * FROM orders
  WHERE (created_at, id) > ($1::timestamp, $2::bigint) AND created_at < $3::timestamp AND id <= $4::bigint
    AND ($5::text IS NULL OR status = $5) AND ($6::bigint IS NULL OR user_id = $6)
  ORDER BY created_at, id LIMIT $7
) orders
JOIN users ON users.id = user_id
CROSS JOIN LATERAL (
  SELECT count(*)::int AS items, COALESCE(sum(quantity), 0) AS units FROM order_items WHERE order_id = orders.id
) lines
ORDER BY orders.created_at, orders.id`;
