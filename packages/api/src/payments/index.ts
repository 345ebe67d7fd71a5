import { defineFeature } from '../platform/define-feature.ts';
import { paymentsAccess } from './payments-access.ts';
import { paymentsReasons } from './payments-reasons.ts';
import { PaymentView, RefundDueView } from './payments-schemas.ts';

defineFeature({
  access: paymentsAccess,
  reasons: paymentsReasons,
  schemas: { Payment: PaymentView, RefundDue: RefundDueView },
});

export { paymentsAccess };
export { paymentsRouter } from './payments-router.ts';
export { createPaymentsMetrics } from './payments-metrics.ts';
export { createPaymentsServices, type PaymentsServices } from './payments-services.ts';
export type { PaymentKind, PaymentView, RefundDueView } from './payment-views.ts';
