import { once } from 'node:events';
import { createServer } from 'node:http';
import express, {
  Router,
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Response,
} from 'express';
import { Stripe } from 'stripe';
import { FakeAccount } from './account.ts';
import { ApiError } from './api-error.ts';
import { idempotency } from './idempotency.ts';
import { seededRandom } from './random.ts';
import { apiRoutes, type Keys } from './routes.ts';
import { loadState, saveState, type StoredEvent } from './state.ts';
import { WebhookSender, type DeliveryOptions } from './webhook-sender.ts';

export interface FakeStripeOptions extends Partial<Omit<DeliveryOptions, 'random' | 'secret'>> {
  /** Decides which faults happen. Runs with the same seed and the same requests have the same faults. */
  readonly seed?: number;
  /** The share of requests whose connection is cut before they are processed. */
  readonly lostRequests?: number;
  /** The share of requests whose connection is cut after they were processed. */
  readonly lostAnswers?: number;
  /** Where to keep the state; only in memory by default. */
  readonly file?: string;
}

/** A stateful fake of the part of Stripe's API that payments by PaymentIntents need. */
export interface FakeStripe extends AsyncDisposable {
  /** For `STRIPE_API_BASE`. */
  readonly url: string;
  readonly keys: Keys & { readonly webhookSecret: string };
  readonly account: FakeAccount;
  readonly webhooks: WebhookSender;
  /** The number of requests with the secret key so far. */
  readonly requests: number;
  /** Cuts the connection of the next `POST` to a path that ends with this, after processing it. Resolves then. */
  loseAnswerOf(path: string): Promise<void>;
  /** The API as routes, to serve it to browsers from the origin of a page. */
  readonly routes: Router;
}

export const fakeKeys = {
  secret: 'sk_test_fake',
  publishable: 'pk_test_fake',
  webhookSecret: 'whsec_fake',
} as const;

/** Starts the fake on a free port of the loopback interface. */
export async function startFakeStripe(options: FakeStripeOptions = {}): Promise<FakeStripe> {
  const { seed = 1, maxDelayMs = 0, duplicates = 0, retryMs = 100, file } = options;
  const random = seededRandom(seed);
  const secret = fakeKeys.webhookSecret;
  const webhooks = new WebhookSender({ secret, random, maxDelayMs, duplicates, retryMs });
  const account = new FakeAccount(
    (type, object) => {
      const stored = eventOf(`evt_${type}_${object.id}_${state.events.length}`, type, object);
      state.events.push(stored);
      webhooks.send(stored);
    },
    file === undefined ? undefined : loadState(file),
  );
  const { state } = account;
  for (const stored of state.events) if (!stored.delivered) webhooks.send(stored);
  let trap: { readonly path: string; readonly onLost: () => void } | undefined;
  const loseAnswerNow = (request: Parameters<RequestHandler>[0]) => {
    if (request.method === 'POST' && trap && request.path.endsWith(trap.path)) {
      trap.onLost();
      trap = undefined;
      return true;
    }
    return isOfServer(request) && random() < (options.lostAnswers ?? 0);
  };

  let requests = 0;
  const routes = Router().use(express.urlencoded({ extended: true }));
  routes.use((request, response, next) => {
    if (isOfServer(request)) requests += 1;
    if (isOfServer(request) && random() < (options.lostRequests ?? 0)) {
      request.socket.destroy();
      return;
    }
    if (file !== undefined) response.on('finish', () => saveState(file, state));
    response.set('request-id', `req_${state.events.length}`);
    loseAnswerIf(() => loseAnswerNow(request), response);
    next();
  });
  routes.use(idempotency(state), apiRoutes(account, fakeKeys), answerError);

  // The library writes lists and ranges as `expand[0]=…` and `created[gte]=…`.
  const app = express().set('query parser', 'extended').use('/v1', routes);
  const server = await listen(app);
  return {
    url: server.url,
    keys: fakeKeys,
    account,
    webhooks,
    routes,
    get requests() {
      return requests;
    },
    loseAnswerOf: (path) => new Promise((onLost) => void (trap = { path, onLost })),
    async [Symbol.asyncDispose]() {
      await webhooks.end();
      if (file !== undefined) saveState(file, state);
      await server.close();
    },
  };
}

async function listen(app: Express) {
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Cuts the connection instead of sending the answer. */
function loseAnswerIf(isLost: () => boolean, response: Response): void {
  const send = response.json.bind(response);
  response.json = (body: unknown) => {
    if (!isLost()) return send(body);
    response.req.socket.destroy();
    return response;
  };
}

/** Faults are for programs with the secret key, whose library retries; not for browsers. */
function isOfServer(request: Parameters<RequestHandler>[0]): boolean {
  return request.get('authorization') === `Bearer ${fakeKeys.secret}`;
}

function eventOf(
  id: string,
  type: StoredEvent['event']['type'],
  object: StoredEvent['event']['data']['object'],
): StoredEvent {
  const event = {
    id,
    object: 'event' as const,
    api_version: Stripe.API_VERSION,
    created: Math.floor(Date.now() / 1000),
    data: { object: structuredClone(object) },
    livemode: false,
    type,
  };
  return { event, delivered: false };
}

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof ApiError)) return next(error);
  response.status(error.status).json({ error: error.body });
};
