import { query, type Database } from '@order-store/db';
import { csvRecord } from '../shared/csv.ts';
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
 * The orders that were there when it began, as CSV, oldest first, a thousand or so a piece. Each piece is a
 * short query of its own behind the last row of the one before: memory stays flat, and a reader who takes an
 * hour holds no snapshot and no connection. An order that changes meanwhile appears once, as it was when read.
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
      pieceSize,
    ]);
    if (rows.length > 0) yield rows.map(recordOf).join('');
    const last = rows.at(-1);
    if (!last || rows.length < pieceSize) return;
    [at, id] = [last.createdAt, last.id];
  }
}

const columns = [
  'order_number',
  'status',
  'created_at',
  'updated_at',
  'customer_id',
  'customer_name',
  'customer_email',
  'items',
  'pieces',
  'total',
];

const pieceSize = 1000;

function recordOf(row: ExportRow): string {
  const { orderNumber, status, createdAt, updatedAt, userId, name, email, items, pieces, total } =
    row;
  return csvRecord([
    orderNumber,
    status,
    createdAt,
    updatedAt,
    userId,
    name,
    email,
    items,
    pieces,
    total,
  ]);
}

interface ExportRow {
  readonly id: string;
  readonly orderNumber: string;
  readonly status: OrderStatus;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly items: number;
  readonly pieces: string;
  readonly total: string;
}

const sql = `
SELECT orders.id, order_number AS "orderNumber", status, orders.created_at AS "createdAt",
       orders.updated_at AS "updatedAt", user_id AS "userId", users.name, users.email,
       lines.items, lines.pieces, total_amount AS total
FROM (
  SELECT * FROM orders
  WHERE (created_at, id) > ($1::timestamp, $2::bigint) AND created_at < $3::timestamp AND id <= $4::bigint
    AND ($5::text IS NULL OR status = $5) AND ($6::bigint IS NULL OR user_id = $6)
  ORDER BY created_at, id LIMIT $7
) orders
JOIN users ON users.id = user_id
CROSS JOIN LATERAL (
  SELECT count(*)::int AS items, COALESCE(sum(quantity), 0) AS pieces FROM order_items WHERE order_id = orders.id
) lines
ORDER BY orders.created_at, orders.id`;
