import { Order, query, type Database } from '@order-store/db';
import { access } from '../platform/identity/access.ts';
import { defineCsvExport, givenOf } from '../platform/trpc/csv-export.ts';
import { csvRecord } from '../shared/csv.ts';
import { filterOrders } from './filter-orders.ts';
import { ExportOrdersInput, type OrderFilter } from './order-filter-schemas.ts';
import { orderRow, type OrderFields } from './order-row.ts';

/** `orders.csv`, with the filters of `orders.list` as parameters. */
export const ordersExport = defineCsvExport({
  name: 'orders',
  access: access.reports,
  input: ExportOrdersInput,
  event: ({ search, ...filter }) => ({
    kind: 'orders-exported',
    // A search may be a name, which must not outlive its erasure.
    details: { filter: { ...givenOf(filter), ...(search === undefined ? {} : { search: true }) } },
  }),
  parts: ({ database }, filter) => exportOrders(database, filter),
});

/**
 * Yields the orders that exist at the start as CSV, oldest first, in chunks. Each chunk is a separate query after the
 * last row of the previous one, so memory use is constant and a slow reader holds no snapshot and no connection. An
 * order that changes during the export appears once, as it was when read.
 */
export async function* exportOrders(
  { knex, pool }: Pick<Database, 'knex' | 'pool'>,
  filter: OrderFilter,
): AsyncGenerator<string> {
  yield csvRecord(columns);
  const [newest] = await query<{ last: string }>(
    pool,
    'SELECT COALESCE(max(id), 0) AS last FROM orders',
  );
  for (let after: Position = ['-infinity', '0']; ;) {
    const orders = Order.query(knex)
      .whereRaw('(orders.created_at, orders.id) > (?::timestamp, ?::bigint)', [...after])
      .where('orders.id', '<=', newest?.last ?? '0')
      .orderBy(['orders.created_at', 'orders.id'])
      .limit(chunkSize);
    await filterOrders(knex, orders, filter);
    const rows: ExportRow[] = await knex
      .select(knex.raw(fields))
      .from(orders.toKnexQuery().as('orders'))
      .joinRaw(joins)
      .orderBy(['orders.created_at', 'orders.id']);
    if (rows.length > 0) yield rows.map(recordOf).join('');
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = [last.createdAt, last.id];
  }
}

/** The time and the id of an order. */
type Position = readonly [at: string, id: string];

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

const fields = `${orderRow.select('orders')},
  users.name AS customer_name, users.email AS customer_email, lines.items, lines.units AS pieces`;

const joins = `
JOIN users ON users.id = orders.user_id
CROSS JOIN LATERAL (
  SELECT count(*)::int AS items, COALESCE(sum(quantity), 0) AS units FROM order_items WHERE order_id = orders.id
) lines`;
