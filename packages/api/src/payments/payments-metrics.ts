import { paymentKinds } from '@order-store/db';
import { Counter, type Registry } from 'prom-client';

declare module '../platform/telemetry/metrics.ts' {
  interface Metrics extends PaymentsMetrics {}
}

interface PaymentsMetrics {
  readonly paymentsRecorded: Counter<'kind'>;
}

export function createPaymentsMetrics(registry: Registry): PaymentsMetrics {
  const paymentsRecorded = new Counter({
    name: 'order_store_payments_recorded_total',
    help: 'Payments recorded in the ledger, by kind: authorized, captured, voided, refunded or failed',
    labelNames: ['kind'] as const,
    registers: [registry],
  });
  for (const kind of paymentKinds) paymentsRecorded.inc({ kind }, 0);
  return { paymentsRecorded };
}
