import { join } from 'node:path';
import type { RunApiOptions } from '@order-store/api';
import { createClient, type StoreClient } from '@order-store/sdk';
import { Settings, startPaymentService } from '@order-store/stripe-payments';
import { fakeKeys, startFakeStripe, testCards } from '@order-store/stripe-payments/testing';
import { renewApiKey } from './renew-api-key.ts';

/** The payments of the demo: the example service, with the fake of Stripe. */
interface DemoPayments extends AsyncDisposable {
  /** Adds the routes of the service and of the fake to the API's server. */
  readonly extend: NonNullable<RunApiOptions['extend']>;
  /** Starts the service when the API serves requests. */
  start(url: string, staff: StoreClient): Promise<void>;
}

/** Starts the fake, which keeps its state in the data directory. */
export async function startDemoPayments(dataDirectory = '.data'): Promise<DemoPayments> {
  await using cleanup = new AsyncDisposableStack();
  const file = join(dataDirectory, 'fake-stripe.json');
  const fake = cleanup.use(await startFakeStripe({ file, maxDelayMs: 500, retryMs: 1000 }));
  const rest = cleanup.move();
  let service: ReturnType<typeof startPaymentService> | undefined;
  return {
    extend(app) {
      app.get('/payments/config.json', (_request, response) => void response.json(config));
      app.use('/payments/stripe/v1', fake.routes);
      app.use('/payments', (request, response, next) => {
        if (service) service.routes(request, response, next);
        else response.sendStatus(503);
      });
    },
    async start(url, staff) {
      const storeKey = await renewApiKey(staff, 'Stripe payments (demo)', [
        'payments',
        'fulfilment',
      ]);
      const settings = Settings.parse({
        STRIPE_API_KEY: fakeKeys.secret,
        STRIPE_WEBHOOK_SECRET: fakeKeys.webhookSecret,
        STRIPE_API_BASE: fake.url,
        STORE_URL: url,
        STORE_API_KEY: storeKey,
        REFUND_INTERVAL_MS: 5000,
      });
      service = rest.use(startPaymentService(settings, () => {}));
      fake.webhooks.url = `${url}/payments/stripe-webhooks`;
      // With the key: a visitor of the demo may end the sessions of staff.
      const store = createClient({ url, token: storeKey });
      const timer = setInterval(() => void settleLateTransfers(fake.account, store), 1000);
      rest.defer(() => clearInterval(timer));
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

const config = {
  publishableKey: fakeKeys.publishable,
  methods: [
    { id: testCards.succeeds, name: 'Visa •••• 4242', outcome: 'Succeeds' },
    { id: testCards.isDeclined, name: 'Visa •••• 0002', outcome: 'Is declined' },
    {
      id: testCards.needsConfirmation,
      name: 'Visa •••• 3184',
      outcome: 'Needs confirmation by the bank',
    },
    { id: testCards.settlesLater, name: 'Bank transfer', outcome: 'Arrives after the hold ends' },
  ],
};

type Account = Awaited<ReturnType<typeof startFakeStripe>>['account'];

/** Lets bank transfers arrive when their orders are no longer pending. Failures are tried again. */
async function settleLateTransfers(account: Account, store: StoreClient): Promise<void> {
  for (const { id, status, metadata } of Object.values(account.state.intents)) {
    if (status !== 'processing') continue;
    const order = await store.orders.get
      .query({ id: metadata['order_id'] ?? '' })
      .catch(() => null);
    if (order && order.status !== 'pending' && account.intent(id).status === 'processing')
      account.settle(id);
  }
}
