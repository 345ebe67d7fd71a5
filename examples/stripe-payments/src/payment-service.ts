import { createClient } from '@order-store/sdk';
import type { Router } from 'express';
import { Stripe } from 'stripe';
import type { PaymentContext } from './context.ts';
import { cancelExpiring, catchUp, followOrders } from './follow-orders.ts';
import { refundDue } from './refund-due.ts';
import { paymentRoutes } from './routes.ts';

export interface PaymentServiceOptions extends Pick<
  PaymentContext,
  'currency' | 'captureMethod' | 'report'
> {
  readonly stripeKey: string;
  /** Another address of Stripe's API, such as that of a fake. */
  readonly stripeUrl?: string | undefined;
  readonly webhookSecret: string;
  readonly storeUrl: string;
  readonly storeKey: string;
  /** Between two looks for due refunds and orders that expire soon. */
  readonly refundIntervalMs?: number | undefined;
  /** Between two looks for what a failure may have left. */
  readonly catchUpIntervalMs?: number | undefined;
  /** How long before its order expires an intent is canceled. Default: 20 seconds, longer than between two looks. */
  readonly cancelBeforeMs?: number | undefined;
}

export interface PaymentService extends AsyncDisposable {
  /** For an Express app. */
  readonly routes: Router;
}

/** Starts the service. It stores nothing: Stripe and the store do, so it may be killed at any point. */
export function startPaymentService(options: PaymentServiceOptions): PaymentService {
  const { storeUrl, report, refundIntervalMs = 10_000, catchUpIntervalMs = 600_000 } = options;
  const base = new URL(options.stripeUrl ?? 'https://api.stripe.com');
  const stripe = new Stripe(options.stripeKey, {
    host: base.hostname,
    port: base.port || 443,
    protocol: base.protocol === 'http:' ? 'http' : 'https',
    maxNetworkRetries: 3,
  });
  const store = createClient({ url: storeUrl, apiKey: options.storeKey });
  const { cancelBeforeMs = 20_000 } = options;
  const context: PaymentContext = { ...options, stripe, store, cancelBeforeMs, holds: new Map() };
  const ending = new AbortController();
  let last = Promise.resolve();
  const enqueue = (work: () => Promise<void>) => {
    last = last
      .then(() => (ending.signal.aborted ? undefined : work()))
      .catch((error: unknown) => report(error instanceof Error ? error.message : String(error)));
  };
  followOrders(context, enqueue, ending.signal);
  const timers = [
    setInterval(() => enqueue(() => cancelExpiring(context)), refundIntervalMs),
    setInterval(() => enqueue(() => refundDue(context)), refundIntervalMs),
    setInterval(() => enqueue(() => catchUp(context)), catchUpIntervalMs),
  ];
  return {
    routes: paymentRoutes(context, options),
    async [Symbol.asyncDispose]() {
      for (const timer of timers) clearInterval(timer);
      ending.abort();
      await last;
    },
  };
}
