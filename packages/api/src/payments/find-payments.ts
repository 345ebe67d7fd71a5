import { Order, Payment, query, type Database } from '@order-store/db';
import { orderNotFound, orderSummaryJson, visibleTo } from '../orders/index.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { keysetPage, type Sort } from '../shared/page.ts';
import { paymentRow } from './payment-row.ts';
import type { PaymentView, RefundDueView } from './payment-views.ts';

interface List {
  readonly limit: number;
  readonly cursor?: string | null | undefined;
}

/** Payments newest first: of a customer's own orders, for staff of all orders, or of one. ORDER_NOT_FOUND, INVALID_CURSOR */
export async function listPayments(
  { knex }: Database,
  signer: CursorSigner,
  actor: Actor,
  { orderId, limit, cursor }: List & { readonly orderId?: string | undefined },
): Promise<{ items: PaymentView[]; nextCursor: string | null }> {
  const rows = Payment.query(knex);
  if (orderId !== undefined) {
    if (!(await visibleTo(actor, Order.query(knex)).findById(orderId)))
      throw orderNotFound(orderId);
    void rows.where('order_id', orderId);
  } else if (actor.role === 'customer') {
    void rows.whereIn('order_id', Order.query(knex).select('id').where('user_id', actor.id));
  }
  const owner = actor.role === 'customer' ? actor.id : null;
  const page = await keysetPage<Payment>({
    rows,
    table: 'payments',
    sort: newest,
    limit,
    cursor,
    signer,
    belongsTo: ['payments.list', orderId ?? null, owner],
  });
  return { ...page, items: page.items.map((payment) => paymentRow.pick(payment)) };
}

const newest: Sort<Payment> = {
  column: 'created_at',
  type: 'timestamp',
  direction: 'desc',
  keyOf: (payment) => payment.createdAt,
};

/** Orders that hold more money than the customer owes, oldest first, from a partial index. INVALID_CURSOR */
export async function listRefundsDue(
  { pool }: Pick<Database, 'pool'>,
  signer: CursorSigner,
  { limit, cursor }: List,
): Promise<{ items: RefundDueView[]; nextCursor: string | null }> {
  const list = 'payments.listRefundsDue';
  const after = typeof cursor === 'string' ? signer.read(cursor, list).id : '0';
  const found = await query<RefundDueView>(pool, refundsDueSql, [after, limit + 1]);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, nextCursor: more ? signer.sign({ key: '', id: last.orderId }, list) : null };
}

const refundsDueSql = `
SELECT order_id AS "orderId", captured - refunded - owed AS amount, ${orderSummaryJson('orders')} AS "order"
FROM order_payments JOIN orders ON orders.id = order_id
WHERE captured - refunded > owed AND order_id > $1
ORDER BY order_id LIMIT $2`;
