import { Order, OrderNote, runInTransaction, type Database } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { keysetPage, type Sort } from '../shared/page.ts';
import { utcNow } from '../shared/utc-now.ts';
import { orderNotFound } from './find-orders.ts';
import type { OrderNoteView } from './order-views.ts';

/** Adds an internal note to an order. Throws ORDER_NOT_FOUND. */
export async function addOrderNote(
  database: Database,
  origin: Origin,
  actor: Actor,
  { id: orderId, text }: { readonly id: string; readonly text: string },
): Promise<OrderNoteView> {
  return runInTransaction(database, async (transaction) => {
    // Not FOR UPDATE: the order itself does not change.
    const order = await Order.query(transaction).findById(orderId).forKeyShare();
    if (!order) throw orderNotFound(orderId);
    const note = await OrderNote.query(transaction)
      .insert({ orderId, byUserId: actor.id, text, createdAt: utcNow })
      .returning('*');
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-note-added',
      userId: order.userId,
      details: { orderId, noteId: note.id },
    });
    return viewOf(await note.$fetchGraph('by.role', { transaction }));
  });
}

/** Returns an order's internal notes, newest first. Throws ORDER_NOT_FOUND, INVALID_CURSOR. */
export async function listOrderNotes(
  { knex }: Database,
  signer: CursorSigner,
  {
    id: orderId,
    limit,
    cursor,
  }: {
    readonly id: string;
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{ items: OrderNoteView[]; nextCursor: string | null }> {
  if (!(await Order.query(knex).findById(orderId))) throw orderNotFound(orderId);
  const page = await keysetPage({
    rows: OrderNote.query(knex).where('order_id', orderId).withGraphFetched('by.role'),
    table: 'order_notes',
    sort: newest,
    limit,
    cursor,
    signer,
    belongsTo: ['orders.listNotes', orderId],
  });
  return { ...page, items: page.items.map(viewOf) };
}

const newest: Sort<OrderNote> = {
  column: 'created_at',
  type: 'timestamp',
  direction: 'desc',
  keyOf: (note) => note.createdAt,
};

function viewOf({ id, orderId, text, by, createdAt }: OrderNote): OrderNoteView {
  return {
    id,
    orderId,
    text,
    by: by ? { id: by.id, name: by.name, role: by.role?.role ?? 'customer' } : null,
    at: createdAt,
  };
}
