import { z } from 'zod';
import { listOf, pageOf } from '../shared/page.ts';
import {
  customerMutation,
  customerProcedure,
  staffMutation,
  staffProcedure,
  router,
} from '../platform/trpc/procedures.ts';
import { streamOf } from '../platform/streaming/stream-output.ts';
import { watchOrders, type OrderUpdates } from './watch-orders.ts';
import { changeOrderStatus } from './change-order-status.ts';
import { claimNextOrder, releaseClaim } from './claim-orders.ts';
import { listOrders, orderHistory, pageOrders } from './find-orders.ts';
import { addOrderNote, listOrderNotes } from './order-notes.ts';
import { getOrder } from './read-order.ts';
import {
  AddNoteInput,
  CancelItemsInput,
  ChangeStatusInput,
  ClaimNextInput,
  DeliverInput,
  ExtendHoldInput,
  GetOrderInput,
  ListNotesInput,
  OrderEventView,
  OrderIdInput,
  OrderNoteView,
  OrderSummaryView,
  OrderView,
  PlaceOrderInput,
  ReturnItemsInput,
  ShipInput,
  UpdateMetadataInput,
  WatchOrdersInput,
} from './order-schemas.ts';
import { ListOrdersInput, PageOrdersInput } from './order-filter-schemas.ts';
import { cancelItems } from './cancel-items.ts';
import { deliverOrder } from './deliver-order.ts';
import { extendHold } from './extend-hold.ts';
import { returnItems } from './return-items.ts';
import { shipOrder } from './ship-order.ts';
import { placeOrder } from './place-order.ts';
import { updateOrderMetadata } from './update-metadata.ts';

export const ordersRouter = router({
  /**
   * Places an order: all or nothing, at current prices, once per idempotency key.
   * Throws PRODUCT_NOT_FOUND, NOT_FOR_SALE, USER_NOT_FOUND, INSUFFICIENT_STOCK, LIMIT_EXCEEDED, INVALID_CHARGES, TOTAL_CHANGED,
   * TOTAL_TOO_LARGE, ORDER_LIMIT_EXCEEDED, IDEMPOTENCY_KEY_REUSED, REJECTED; without a key OUTCOME_UNKNOWN
   */
  place: customerMutation
    .input(PlaceOrderInput)
    .output(OrderView)
    .mutation(({ ctx, input, signal }) => placeOrder(ctx.services, ctx, ctx.actor, input, signal)),

  /** Returns an order by its id, its number, or the key that it was placed with. Throws ORDER_NOT_FOUND. */
  get: customerProcedure
    .input(GetOrderInput)
    .output(OrderView)
    .query(({ ctx, input }) => getOrder(ctx.services, ctx.actor, input)),

  /**
   * Lists the caller's orders, for staff all orders, newest first. Throws FORBIDDEN if a customer uses a filter of staff,
   * INVALID_CURSOR.
   */
  list: customerProcedure
    .input(ListOrdersInput)
    .output(listOf(OrderSummaryView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listOrders(database, ctx.services.cursors, ctx.actor, input)),
    ),

  /** Lists all orders by numbered pages. */
  listByPage: staffProcedure
    .input(PageOrdersInput)
    .output(pageOf(OrderSummaryView))
    .query(({ ctx, input }) => ctx.services.read((database) => pageOrders(database, input))),

  /**
   * Returns the status changes of an order, oldest first. `note` is internal: null for customers, except their own. Throws
   * ORDER_NOT_FOUND.
   */
  history: customerProcedure
    .input(OrderIdInput)
    .output(z.array(OrderEventView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => orderHistory(database, ctx.actor, input.id)),
    ),

  /**
   * Streams (SSE) the events of the caller's orders, for staff of all orders, from now on; of one order with `orderId`.
   * Events are status changes, recorded payments, new metadata and extended holds. After a reconnect it resumes after
   * `lastEventId`. Throws ORDER_NOT_FOUND, RATE_LIMITED, OVERLOADED
   */
  watch: customerProcedure
    .input(WatchOrdersInput)
    .output(streamOf<OrderUpdates>())
    .subscription(({ ctx, input, signal }) => watchOrders(ctx.services, ctx, input, signal)),

  /** pending → confirmed. Throws ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_NOT_FOUND */
  confirm: staffMutation
    .input(ChangeStatusInput)
    .output(OrderView)
    .mutation(({ ctx, input }) =>
      changeOrderStatus(ctx.services, ctx, ctx.actor, input, 'confirmed'),
    ),

  /**
   * Ships units of a confirmed order, by default all that are left: then confirmed → shipped. Throws ILLEGAL_TRANSITION,
   * TOO_FEW_UNITS, VERSION_CONFLICT, ORDER_ITEM_NOT_FOUND, ORDER_NOT_FOUND
   */
  ship: staffMutation
    .input(ShipInput)
    .output(OrderView)
    .mutation(({ ctx, input }) => shipOrder(ctx.services, ctx, ctx.actor, input)),

  /**
   * Marks a shipment as delivered, by default all of a shipped order. With the last one shipped → delivered.
   * Throws ILLEGAL_TRANSITION, VERSION_CONFLICT, SHIPMENT_NOT_FOUND, ORDER_NOT_FOUND
   */
  deliver: staffMutation
    .input(DeliverInput)
    .output(OrderView)
    .mutation(({ ctx, input }) => deliverOrder(ctx.services, ctx, ctx.actor, input)),

  /**
   * Takes back shipped units; those with `restock` return to the stock. Throws TOO_FEW_UNITS, ORDER_ITEM_NOT_FOUND,
   * ORDER_NOT_FOUND
   */
  returnItems: staffMutation
    .input(ReturnItemsInput)
    .output(OrderView)
    .mutation(({ ctx, input }) => returnItems(ctx.services, ctx, ctx.actor, input)),

  /**
   * Cancels units that have not shipped, of a pending or confirmed order; stock returns, once. When no unit is left, the
   * order becomes cancelled, or shipped if some have shipped. Throws ILLEGAL_TRANSITION, TOO_FEW_UNITS, VERSION_CONFLICT,
   * ORDER_LIMIT_EXCEEDED, ORDER_ITEM_NOT_FOUND, ORDER_NOT_FOUND
   */
  cancelItems: customerMutation
    .input(CancelItemsInput)
    .output(OrderView)
    .mutation(({ ctx, input }) => cancelItems(ctx.services, ctx, ctx.actor, input)),

  /**
   * pending or confirmed → cancelled; stock returns, once. An order of which units have shipped is not cancelled: use
   * `cancelItems`. Throws ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_LIMIT_EXCEEDED, ORDER_NOT_FOUND
   */
  cancel: customerMutation
    .input(ChangeStatusInput)
    .output(OrderView)
    .mutation(({ ctx, input }) =>
      changeOrderStatus(ctx.services, ctx, ctx.actor, input, 'cancelled'),
    ),

  /**
   * Changes an order's metadata by a JSON merge patch: null removes a key. Throws VERSION_CONFLICT, ORDER_NOT_FOUND
   */
  updateMetadata: staffMutation
    .input(UpdateMetadataInput)
    .output(OrderView)
    .mutation(({ ctx, input }) => updateOrderMetadata(ctx.services, ctx, ctx.actor, input)),

  /** Adds an internal note, which customers do not see. Throws ORDER_NOT_FOUND. */
  note: staffMutation
    .input(AddNoteInput)
    .output(OrderNoteView)
    .mutation(({ ctx, input }) => addOrderNote(ctx.services.database, ctx, ctx.actor, input)),

  /** Returns an order's internal notes, newest first. Throws ORDER_NOT_FOUND, INVALID_CURSOR. */
  listNotes: staffProcedure
    .input(ListNotesInput)
    .output(listOf(OrderNoteView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listOrderNotes(database, ctx.services.cursors, input)),
    ),

  /**
   * Makes a pending order expire `expiresInSeconds` from now, whether it expired sooner, later or never. An order that is
   * still pending then is cancelled. Throws ORDER_NOT_FOUND, ILLEGAL_TRANSITION.
   */
  extendHold: staffMutation
    .input(ExtendHoldInput)
    .output(OrderView)
    .mutation(({ ctx, input }) => extendHold(ctx.services.database, ctx, ctx.actor, input)),

  /**
   * Claims the oldest order without a claim, pending or in another `status`, for `leaseSeconds` (60); null if there is
   * none. The claim ends with the lease, or when the order's status changes.
   */
  claimNext: staffMutation
    .input(ClaimNextInput)
    .output(OrderView.nullable())
    .mutation(({ ctx, input }) => claimNextOrder(ctx.services.database, ctx.actor, input)),

  /** Releases the caller's claim of an order. Throws ORDER_NOT_FOUND */
  releaseClaim: staffMutation
    .input(OrderIdInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await releaseClaim(ctx.services.database, ctx.actor, input.id);
      return {};
    }),
});
