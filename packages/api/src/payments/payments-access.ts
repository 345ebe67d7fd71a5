import { access, audited, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `payments`. */
export const paymentsAccess = {
  'payments.record': audited({ ...access.payments, idempotency: 'batched' }, 'payment-recorded'),
  'payments.list': access.readPayments,
  'payments.listRefundsDue': access.payments,
} satisfies AccessRows;
