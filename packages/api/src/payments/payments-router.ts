import { listOf } from '../shared/page.ts';
import {
  customerProcedure,
  staffMutation,
  staffProcedure,
  router,
} from '../platform/trpc/procedures.ts';
import { listPayments, listRefundsDue } from './find-payments.ts';
import {
  ListPaymentsInput,
  ListRefundsDueInput,
  PaymentView,
  RecordedPayment,
  RecordPaymentInput,
  RefundDueView,
} from './payments-schemas.ts';
import { recordPayment } from './record-payment.ts';

export const paymentsRouter = router({
  /**
   * Records what a payment provider reported, once per `provider`, `reference` and `kind`: the same again returns the
   * first payment. A pending order is confirmed when the sum of its payments reaches its grand total. Throws
   * ORDER_NOT_FOUND, PAYMENT_CONFLICT.
   */
  record: staffMutation
    .input(RecordPaymentInput)
    .output(RecordedPayment)
    .mutation(({ ctx, input }) => recordPayment(ctx.services, ctx, ctx.actor, input)),

  /**
   * Lists the payments of the caller's orders, for staff of all orders, newest first. Throws ORDER_NOT_FOUND,
   * INVALID_CURSOR.
   */
  list: customerProcedure
    .input(ListPaymentsInput)
    .output(listOf(PaymentView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) =>
        listPayments(database, ctx.services.cursors, ctx.actor, input),
      ),
    ),

  /**
   * Orders that hold more money than their customer owes, oldest first, with the amount to refund: those that were paid
   * and then cancelled, paid after they expired, or overpaid. Throws INVALID_CURSOR.
   */
  listRefundsDue: staffProcedure
    .input(ListRefundsDueInput)
    .output(listOf(RefundDueView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listRefundsDue(database, ctx.services.cursors, input)),
    ),
});
