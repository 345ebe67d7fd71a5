import { Router, type Request } from 'express';
import { z } from 'zod';
import type { FakeAccount } from './account.ts';
import { ApiError, invalidRequest } from './api-error.ts';
import type { Intent } from './state.ts';

const metadata = z.record(z.string(), z.string()).default({});

const createInput = z.object({
  amount: z.coerce.number().int().min(30),
  currency: z.string().length(3),
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).default('automatic'),
  metadata,
});
const retrieveInput = z.object({ expand: z.array(z.string()).optional() });
const confirmInput = z.object({ payment_method: z.string() });
const authenticateInput = z.object({ accept: z.stringbool() });
const cancelInput = z.object({
  cancellation_reason: z
    .enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
    .optional(),
});
const refundInput = z.object({
  payment_intent: z.string(),
  amount: z.coerce.number().int().positive().optional(),
  metadata,
});
const pageInput = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  starting_after: z.string().optional(),
  created: z.object({ gte: z.coerce.number() }).optional(),
  payment_intent: z.string().optional(),
  delivery_success: z.stringbool().optional(),
  types: z.array(z.string()).optional(),
});

export interface Keys {
  readonly secret: string;
  readonly publishable: string;
}

/** The endpoints of the API. They run without a pause, so changes are atomic. */
export function apiRoutes(account: FakeAccount, keys: Keys): Router {
  const routes = Router();
  const { state } = account;
  /** The secret key may do everything; the publishable one needs the client secret of the intent. */
  const authorize = (request: Request): Intent => {
    const intent = account.intent(idOf(request));
    const given = request.get('authorization')?.replace(/^Bearer /, '');
    const { client_secret: secret } = z
      .object({ client_secret: z.string().optional() })
      .parse(request.method === 'GET' ? request.query : (request.body ?? {}));
    if (given === keys.secret) return intent;
    if (given === keys.publishable && secret === intent.client_secret) return intent;
    throw unauthorized();
  };

  routes.get('/payment_intents/:id', (request, response) => {
    const intent = authorize(request);
    const { expand = [] } = read(retrieveInput, request.query);
    const charge = state.charges[intent.latest_charge ?? ''];
    const isExpanded = charge !== undefined && expand.includes('latest_charge');
    response.json(isExpanded ? { ...intent, latest_charge: charge } : intent);
  });
  routes.post('/payment_intents/:id/confirm', (request, response) => {
    const { payment_method: method } = read(confirmInput, request.body);
    response.json(account.confirm(authorize(request).id, method));
  });
  // Stripe.js opens the dialog of the customer's bank, which has no public API.
  routes.post('/payment_intents/:id/authenticate', (request, response) => {
    const { accept } = read(authenticateInput, request.body);
    response.json(account.authenticate(authorize(request).id, accept));
  });

  routes.use((request, _response, next) => {
    if (request.get('authorization') !== `Bearer ${keys.secret}`) throw unauthorized();
    next();
  }, secretRoutes(account));
  routes.use(({ method, originalUrl }) => {
    throw invalidRequest(`Unrecognized request URL (${method}: ${originalUrl}).`, undefined, 404);
  });
  return routes;
}

/** The endpoints that need the secret key. */
function secretRoutes(account: FakeAccount): Router {
  const routes = Router();
  const { state } = account;
  routes.post('/payment_intents', (request, response) => {
    response.json(account.createIntent(read(createInput, request.body)));
  });
  routes.post('/payment_intents/:id/capture', (request, response) => {
    response.json(account.capture(idOf(request)));
  });
  routes.post('/payment_intents/:id/cancel', (request, response) => {
    const { cancellation_reason: reason = null } = read(cancelInput, request.body ?? {});
    response.json(account.cancel(idOf(request), reason));
  });
  routes.get('/payment_intents', (request, response) => {
    response.json(page(Object.values(state.intents), request));
  });
  routes.post('/refunds', (request, response) => {
    response.json(account.refund(read(refundInput, request.body)));
  });
  routes.get('/refunds', (request, response) => {
    response.json(page(Object.values(state.refunds), request));
  });
  routes.get('/events', (request, response) => {
    const { delivery_success: wanted } = read(pageInput, request.query);
    const events = state.events
      .filter(({ delivered }) => wanted === undefined || delivered === wanted)
      .map(({ event, delivered }) => ({ ...event, pending_webhooks: delivered ? 0 : 1 }));
    response.json(page(events, request));
  });
  return routes;
}

function idOf(request: Request): string {
  return z.string().parse(request.params['id']);
}

interface Listed {
  readonly id: string;
  readonly created: number;
  readonly payment_intent?: unknown;
  readonly type?: string;
}

/** A page of a list, newest first. */
function page(oldestFirst: readonly Listed[], request: Request) {
  const { limit, starting_after: after, ...filter } = read(pageInput, request.query);
  const all = oldestFirst
    .toReversed()
    .filter(({ created }) => created >= (filter.created?.gte ?? 0))
    .filter(({ type }) => type === undefined || (filter.types?.includes(type) ?? true))
    .filter(
      ({ payment_intent: intent }) =>
        filter.payment_intent === undefined || intent === filter.payment_intent,
    );
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const data = all.slice(start, start + limit);
  const url = `/v1${request.path}`;
  return { object: 'list', url, has_more: start + limit < all.length, data };
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ApiError(400, {
    type: 'invalid_request_error',
    code: 'parameter_invalid',
    param: issue?.path.join('.') ?? '',
    message: `Invalid ${issue?.path.join('.') ?? 'request'}: ${issue?.message ?? ''}`,
  });
}

function unauthorized(): ApiError {
  return invalidRequest('Invalid API Key provided.', undefined, 401);
}
