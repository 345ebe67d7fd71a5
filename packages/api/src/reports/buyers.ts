import { Product, query, type Database } from '@order-store/db';
import { productsNotFound } from '../products/index.ts';
import { z } from 'zod';
import { access } from '../platform/identity/access.ts';
import { defineCsvExport } from '../platform/trpc/csv-export.ts';
import { csvRecord } from '../shared/csv.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { Id } from '../shared/fields.ts';

/** A customer who bought a product and has units of it. */
export interface BuyerView {
  /** The customer's id. */
  id: string;
  name: string;
  email: string;
  /** The orders with units that the customer has. */
  orders: number;
  /** The units in these orders, without cancelled and returned ones. */
  units: number;
  /** The latest of these orders. */
  lastOrder: { id: string; orderNumber: string; createdAt: string };
}

/** The buyers of a product by their ids. PRODUCT_NOT_FOUND, INVALID_CURSOR */
export async function listBuyers(
  database: Database,
  signer: CursorSigner,
  {
    productId,
    limit,
    cursor,
  }: {
    readonly productId: string;
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{ items: BuyerView[]; nextCursor: string | null }> {
  await checkProduct(database, productId);
  const belongsTo = JSON.stringify(['reports.buyers', productId]);
  const after = cursor === null || cursor === undefined ? '0' : signer.read(cursor, belongsTo).id;
  const rows = await readBuyers(database, productId, after, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last ? signer.sign({ key: last.id, id: last.id }, belongsTo) : null;
  return { items, nextCursor };
}

/** `buyers.csv?productId=`: the customers who have units of a product. */
export const buyersExport = defineCsvExport({
  name: 'buyers',
  access: access.reports,
  input: z.strictObject({ productId: Id }),
  event: (details) => ({ kind: 'buyers-exported', details }),
  fileName: ({ productId }) => `buyers-of-${productId}.csv`,
  parts: ({ database }, { productId }) => exportBuyers(database, productId),
});

/** Yields the buyers of a product as CSV, in chunks. Each chunk is a separate query. PRODUCT_NOT_FOUND */
async function* exportBuyers(database: Database, productId: string): AsyncGenerator<string> {
  await checkProduct(database, productId);
  yield csvRecord([
    'customer_id',
    'customer_name',
    'customer_email',
    'orders',
    'units',
    'last_order_number',
    'last_order_at',
  ]);
  for (let after = '0'; ;) {
    const rows = await readBuyers(database, productId, after, chunkSize);
    if (rows.length > 0) yield rows.map(recordOf).join('');
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = last.id;
  }
}

const chunkSize = 5000;

function recordOf({ id, name, email, orders, units, lastOrder }: BuyerView): string {
  const { orderNumber, createdAt } = lastOrder;
  return csvRecord([id, name, email, orders, units, orderNumber, createdAt]);
}

/** Otherwise a nonexistent product would look like one that nobody bought. */
async function checkProduct({ knex }: Database, id: string): Promise<void> {
  if (!(await Product.query(knex).findById(id).select('id'))) throw productsNotFound([id]);
}

interface BuyerRow extends Omit<BuyerView, 'units' | 'lastOrder'> {
  readonly units: string;
  readonly lastOrderId: string;
  readonly orderNumber: string;
  readonly lastOrderAt: string;
}

async function readBuyers(
  { pool }: Database,
  productId: string,
  after: string,
  limit: number,
): Promise<BuyerView[]> {
  const rows = await query<BuyerRow>(pool, sql, [productId, after, limit]);
  return rows.map(({ units, lastOrderId, orderNumber, lastOrderAt, ...row }) => ({
    ...row,
    units: Number(units),
    lastOrder: { id: lastOrderId, orderNumber, createdAt: lastOrderAt },
  }));
}

/**
 * Sorted by customer, so that PostgreSQL reads either the sales of the product, or for one that nearly everyone buys the
 * orders by customer until the page is full.
 */
const sql = `
SELECT users.id, users.name, users.email, bought.orders, bought.units,
       last.id AS "lastOrderId", last.order_number AS "orderNumber", last.created_at AS "lastOrderAt"
FROM (
  SELECT orders.user_id, count(*)::int AS orders, sum(kept.units) AS units,
         (array_agg(orders.id ORDER BY orders.created_at DESC, orders.id DESC))[1] AS last_id
  FROM order_items items
  JOIN orders ON orders.id = items.order_id
  CROSS JOIN LATERAL (
    SELECT items.quantity - COALESCE(sum(quantity), 0) AS units FROM order_item_changes
    WHERE order_id = items.order_id AND item_id = items.id AND kind <> 'shipped'
  ) kept
  WHERE items.product_id = $1 AND orders.status <> 'cancelled' AND orders.user_id > $2 AND kept.units > 0
  GROUP BY orders.user_id
  ORDER BY orders.user_id LIMIT $3
) bought
JOIN users ON users.id = bought.user_id
JOIN orders last ON last.id = bought.last_id
ORDER BY users.id`;
