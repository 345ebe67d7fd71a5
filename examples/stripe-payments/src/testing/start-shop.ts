import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startTestApi, type TestApi } from '@order-store/api/testing';
import { createClient, iterate, type Order, type Scope, type StoreClient } from '@order-store/sdk';
import { expect } from 'vitest';
import { z } from 'zod';
import {
  fakeKeys,
  startFakeStripe,
  type FakeStripe,
  type FakeStripeOptions,
} from './fake-stripe.ts';

/** A store, the fake of Stripe, and the service between them as a process that can be killed. */
export interface Shop extends AsyncDisposable {
  readonly api: TestApi;
  readonly fake: FakeStripe;
  /** With the credentials of staff. */
  readonly staff: StoreClient;
  readonly customerToken: string;
  /** What the services have printed. */
  readonly printed: readonly string[];
  /** Starts a service, which then gets Stripe's events. Another one may be running. */
  startService(env?: NodeJS.ProcessEnv): Promise<void>;
  /** Kills all services. */
  killService(): Promise<void>;
  /** Places an order that expires in an hour. */
  place(metadata?: { readonly [key: string]: string }, quantity?: number): Promise<Order>;
  /** Asks the service for the order's intent, as the customer's page does. */
  requestIntent(orderId: string, token?: string): Promise<Response>;
  /** Requests the intent and confirms it with a test card, as the customer's page does. Returns the intent's id. */
  pay(orderId: string, card: string): Promise<string>;
  /** Ends the hold now, and waits until the store has cancelled the order, unless it is paid first. */
  expire(orderId: string): Promise<void>;
  get(orderId: string): Promise<Order>;
  statusOf(orderId: string): Promise<string>;
}

export async function startShop(options: FakeStripeOptions = {}): Promise<Shop> {
  await using cleanup = new AsyncDisposableStack();
  const api = cleanup.use(await startTestApi());
  const fake = cleanup.use(await startFakeStripe({ retryMs: 20, ...options }));
  const owner = await api.store.staff();
  const staff = createClient({ url: api.url, token: owner.token });
  const { token: customerToken } = await api.store.customer();
  const customer = createClient({ url: api.url, token: customerToken });
  const { id: productId } = await api.store.product({ price: '12.50', stockQuantity: 1000 });
  const scopes: Scope[] = ['payments', 'fulfilment'];
  const { key } = await owner.api.auth.createApiKey({ name: 'Stripe payments', scopes });
  const printed: string[] = [];
  const services: ServiceProcess[] = [];
  const killService = async () => {
    fake.webhooks.url = undefined;
    await Promise.all(services.splice(0).map((service) => service.kill()));
  };
  cleanup.defer(killService);
  const requestIntent = (orderId: string, token = customerToken) =>
    fetch(`${services.at(-1)?.url}/payment-intents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ orderId }),
    });
  const get = (id: string) => staff.orders.get.query({ id });
  const rest = cleanup.move();
  return {
    api,
    fake,
    staff,
    customerToken,
    printed,
    killService,
    requestIntent,
    get,
    statusOf: async (id) => (await get(id)).status,
    async startService(env) {
      const storeEnv = { STORE_URL: api.url, STORE_API_KEY: key, STRIPE_API_BASE: fake.url };
      const service = await startProcess({ ...storeEnv, ...env }, printed);
      services.push(service);
      fake.webhooks.url = `${service.url}/stripe-webhooks`;
    },
    place(metadata = {}, quantity = 1) {
      const items = [{ productId, quantity }];
      return customer.orders.place.mutate({ items, expiresInSeconds: 3600, metadata });
    },
    async pay(orderId, card) {
      const response = await requestIntent(orderId);
      if (!response.ok) throw new Error(`no intent: ${response.status} ${await response.text()}`);
      const { clientSecret } = z.object({ clientSecret: z.string() }).parse(await response.json());
      return confirm(fake, clientSecret, card);
    },
    async expire(id) {
      await endHold(api, id);
      await expect.poll(async () => (await get(id)).status).not.toBe('pending');
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

async function endHold({ database }: TestApi, orderId: string): Promise<void> {
  await database.pool.query(
    `UPDATE order_deadlines SET expires_at = now() AT TIME ZONE 'UTC' WHERE order_id = $1`,
    [orderId],
  );
}

/** Returns the intent's id. */
async function confirm(fake: FakeStripe, clientSecret: string, card: string): Promise<string> {
  const [id = ''] = clientSecret.split('_secret_');
  await fetch(`${fake.url}/v1/payment_intents/${id}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fakeKeys.publishable}` },
    body: new URLSearchParams({ client_secret: clientSecret, payment_method: card }),
  });
  return id;
}

interface ServiceProcess {
  readonly url: string;
  kill(): Promise<void>;
}

async function startProcess(env: NodeJS.ProcessEnv, printed: string[]): Promise<ServiceProcess> {
  const program = fileURLToPath(new URL('../main.ts', import.meta.url));
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      REFUND_INTERVAL_MS: '200',
      STRIPE_API_KEY: fakeKeys.secret,
      STRIPE_WEBHOOK_SECRET: fakeKeys.webhookSecret,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const listening = Promise.withResolvers<string>();
  createInterface(child.stdout).on('line', (line) => {
    printed.push(line);
    const [, port] = /^listening on port (\d+)$/.exec(line) ?? [];
    if (port !== undefined) listening.resolve(`http://127.0.0.1:${port}`);
  });
  const ended = exited.then(([code]) => Promise.reject(new Error(`the service exited: ${code}`)));
  ended.catch(() => {});
  return {
    url: await Promise.race([listening.promise, ended]),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The money that is neither for a confirmed order, nor refunded, nor listed as due; and sums that differ from Stripe's. */
export async function accountingErrors({ fake, staff }: Shop): Promise<string[]> {
  const { intents, refunds } = fake.account.state;
  const due = new Map<string, string>();
  for await (const { orderId, amount } of iterate(staff.payments.listRefundsDue, {}))
    due.set(orderId, amount);
  const errors: string[] = [];
  const ofOrder = Map.groupBy(Object.values(intents), ({ metadata }) => metadata['order_id'] ?? '');
  for (const [orderId, all] of ofOrder) {
    const order = await staff.orders.get.query({ id: orderId });
    const ids = all.map(({ id }) => id);
    const received = all.reduce((sum, intent) => sum + intent.amount_received, 0);
    const refunded = Object.values(refunds)
      .filter(({ payment_intent: intent }) => ids.some((id) => id === intent))
      .reduce((sum, { amount }) => sum + amount, 0);
    const held = received - refunded;
    const expected = order.status === 'cancelled' ? pence(due.get(order.id) ?? '0.00') : 1250;
    if (order.status !== 'pending' && held !== expected)
      errors.push(`Stripe holds ${held} for the ${order.status} order ${order.id}`);
    if (order.status === 'pending' && received > 0) errors.push(`${orderId} is paid but pending`);
    if (pence(order.payment.captured) !== received || pence(order.payment.refunded) !== refunded)
      errors.push(`${orderId}: ${received}, ${refunded} are ${JSON.stringify(order.payment)}`);
  }
  return errors;
}

function pence(amount: string): number {
  return Number(amount.replace('.', ''));
}
