import type { OrderSummaryView } from '../orders/index.ts';
import type { JsonObject } from '../shared/json-object.ts';

/** What a payment provider reported: money was authorized or captured, an authorization was voided, … */
export type PaymentKind = 'authorized' | 'captured' | 'voided' | 'refunded' | 'failed';

/** An entry of the ledger. It never changes. */
export interface PaymentView {
  id: string;
  orderId: string;
  provider: string;
  /** The provider's id of the authorization, capture or refund. */
  reference: string;
  kind: PaymentKind;
  /** A decimal string with two places. */
  amount: string;
  metadata: JsonObject;
  createdAt: string;
}

/** An order that holds more money than the customer owes. */
export interface RefundDueView {
  orderId: string;
  /** What to refund: a decimal string with two places. */
  amount: string;
  order: OrderSummaryView;
}
