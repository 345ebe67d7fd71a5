import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@order-store/sdk';
import { Stripe } from 'stripe';
import { linkedIntent, type PaymentContext, type Settings } from './context.ts';
import { syncIntent } from './intents.ts';
import { cancelExpiring, catchUp, refundDue } from './rounds.ts';
import { paymentRoutes } from './routes.ts';

export { Settings } from './context.ts';

/** Starts the service. It stores nothing: Stripe and the store do, so it may be killed at any point. */
export function startPaymentService(settings: Settings, report: (line: string) => void) {
  const { protocol, hostname: host, port } = new URL(settings.STRIPE_API_BASE);
  const stripe = new Stripe(settings.STRIPE_API_KEY, {
    host,
    port: port || 443,
    protocol: protocol === 'http:' ? 'http' : 'https',
    maxNetworkRetries: 3,
  });
  const store = createClient({ url: settings.STORE_URL, apiKey: settings.STORE_API_KEY });
  const context = { stripe, store, settings, report };
  const ending = new AbortController();
  const { signal } = ending;
  let last = Promise.resolve();
  /** Runs work after the work before it. */
  const run = (work: (of: PaymentContext) => Promise<void>) =>
    (last = last
      .then(() => (signal.aborted ? undefined : work(context)))
      .catch((error: unknown) => report(String(error))));
  const repeat = async (intervalMs: number, ...[work]: Parameters<typeof run>) => {
    for (; !signal.aborted; await run(work))
      await sleep(intervalMs, undefined, { signal }).catch(() => {});
  };
  void repeat(settings.REFUND_INTERVAL_MS, cancelExpiring);
  void repeat(settings.REFUND_INTERVAL_MS, refundDue);
  void repeat(600_000, catchUp);
  store.orders.watch.subscribe(
    {},
    {
      signal,
      // At the start, and after the store lost events.
      onStarted: (event) => void (event.context?.['resumed'] === true || run(catchUp)),
      onData: ({ data: { event, order } }) => {
        const id = event.from === event.to ? undefined : linkedIntent(order);
        if (id !== undefined) void run(() => syncIntent(context, id));
      },
      onError: (error) => report(`stopped watching orders: ${error.message}`),
    },
  );
  const stop = async () => {
    ending.abort();
    await last;
  };
  return { routes: paymentRoutes(context), [Symbol.asyncDispose]: stop };
}
