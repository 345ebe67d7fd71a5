import { BaseModel } from './base-model.ts';

/** What a payment provider reported about an order. Rows are never changed. */
export class Payment extends BaseModel {
  static override readonly tableName = 'payments';

  declare id: string;
  declare orderId: string;
  declare provider: string;
  /** The provider's id of the authorization, capture or refund. */
  declare reference: string;
  declare kind: PaymentKind;
  /** DECIMAL(10,2) as a decimal string. */
  declare amount: string;
  declare metadata: { [key: string]: Json };
  declare createdAt: string;
}

export const paymentKinds = ['authorized', 'captured', 'voided', 'refunded', 'failed'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
