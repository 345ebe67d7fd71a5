import { paymentKinds } from '@order-store/db';
import { z } from 'zod';
import { OrderSummaryOutput, OrderOutput } from '../orders/index.ts';
import { Id, identifier } from '../shared/fields.ts';
import { Metadata } from '../shared/metadata.ts';
import { Money, MoneyView } from '../shared/money.ts';
import { listInput } from '../shared/page.ts';
import { paymentRow } from './payment-row.ts';
import type { PaymentView as View, RefundDueView as RefundView } from './payment-views.ts';

export const RecordPaymentInput = z.strictObject({
  orderId: Id.describe('The order.'),
  provider: identifier(1, 50).describe('The payment provider, such as "stripe".'),
  reference: identifier(1, 255).describe(
    "The provider's id of the authorization, capture or refund. It is recorded once.",
  ),
  kind: z
    .enum(paymentKinds, { error: `must be one of ${paymentKinds.join(', ')}` })
    .describe('What the provider reported.'),
  amount: Money.refine((amount) => amount !== '0.00', 'must be more than "0.00"').describe(
    'A decimal string such as "29.99".',
  ),
  metadata: Metadata.default({}).describe("The shop's own data."),
});
export type RecordPayment = z.output<typeof RecordPaymentInput>;

export const ListPaymentsInput = z
  .strictObject({ orderId: Id.optional().describe('Only payments of this order.'), ...listInput })
  .prefault({});
export const ListRefundsDueInput = z.strictObject(listInput).prefault({});

export const PaymentView: z.ZodType<View> = z.object(paymentRow.shape);
export const RecordedPayment = z.object({ payment: PaymentView, order: OrderOutput });
export const RefundDueView: z.ZodType<RefundView> = z.object({
  orderId: z.string(),
  amount: MoneyView,
  order: OrderSummaryOutput,
});
