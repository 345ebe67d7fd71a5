import { z } from 'zod';
import type { ReasonPolicies } from '../shared/reasons.ts';
import type { PaymentView } from './payment-views.ts';
import { PaymentView as PaymentOutput } from './payments-schemas.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends PaymentsErrorDetails {}
}

interface PaymentsErrorDetails {
  /**
   * `current` is the payment that was recorded with this provider and reference; null if the amount is a refund of more
   * than was captured.
   */
  PAYMENT_CONFLICT: { current: PaymentView | null };
}

export const paymentsReasons: ReasonPolicies<PaymentsErrorDetails> = {
  PAYMENT_CONFLICT: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({ current: PaymentOutput.nullable() }),
  },
};
