declare module '../platform/services.ts' {
  interface Services extends PaymentsServices {}
}

export interface PaymentsServices {
  /** Which sum confirms a pending order when it reaches the grand total. */
  readonly paymentConfirms: 'authorized' | 'captured' | 'off';
}
