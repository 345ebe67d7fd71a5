import { Batcher } from '../platform/batching/batcher.ts';
import type { PaymentRequest, PaymentResult } from './payment-request.ts';
import { recordFree, type RecordBatchOptions } from './record-batch.ts';

declare module '../platform/services.ts' {
  interface Services extends PaymentsServices {}
}

export interface PaymentsServices {
  /** Which sum confirms a pending order when it reaches the grand total. */
  readonly paymentConfirms: 'authorized' | 'captured' | 'off';
  readonly paymentBatches: Batcher<PaymentRequest, PaymentResult>;
}

export function createPaymentsServices(options: RecordBatchOptions): PaymentsServices {
  return {
    paymentConfirms: options.paymentConfirms,
    // As those of orders.
    paymentBatches: new Batcher({
      name: 'record payments',
      maxBatchSize: 64,
      maxInFlight: 2,
      maxWaiting: 5000,
      run: (requests) => recordFree(options, requests),
    }),
  };
}
