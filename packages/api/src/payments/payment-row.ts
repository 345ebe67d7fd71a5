import { Payment, paymentKinds } from '@order-store/db';
import { z } from 'zod';
import { JsonObjectView } from '../shared/json-object.ts';
import { MoneyView } from '../shared/money.ts';
import { defineRow, type FieldsOf } from '../shared/row.ts';
import type { PaymentView } from './payment-views.ts';

/** The definition of a payment. */
export const paymentRow = defineRow(Payment, {
  id: { type: 'bigint', schema: z.string() },
  orderId: { type: 'bigint', schema: z.string() },
  provider: { type: 'text', schema: z.string() },
  reference: { type: 'text', schema: z.string() },
  kind: { type: 'text', schema: z.enum(paymentKinds) },
  amount: { type: 'numeric', schema: MoneyView },
  metadata: { type: 'json', schema: JsonObjectView },
  createdAt: { type: 'timestamp', schema: z.string() },
} satisfies FieldsOf<PaymentView>);
