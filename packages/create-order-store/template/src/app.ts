import { isDomainError, type OrderStore } from '@order-store/api';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Pool } from 'pg';
import { addressOf, type OrderData } from './addresses.ts';
import { paymentRoutes } from './payments.ts';

export interface AppOptions {
  readonly store: OrderStore<OrderData>;
  readonly database: Pool;
  /** Signs the notifications of the payment provider; undefined to take none. */
  readonly paymentSecret: string | undefined;
}

/** The store at `/shop`, next to the shop's own routes. */
export function createApp({ store, database, paymentSecret }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/shop', store.router);

  app.get('/addresses/:orderId', async (request, response) => {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
    // With the caller's permissions: other customers' orders are not found.
    const { id } = await store.withToken(token).orders.get({ id: request.params.orderId });
    response.json((await addressOf(database, id)) ?? null);
  });

  if (paymentSecret !== undefined) app.use('/payments', paymentRoutes(store, paymentSecret));
  app.use(answerError);
  return app;
}

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  ORDER_NOT_FOUND: 404,
  PAYMENT_CONFLICT: 409,
  VALIDATION_FAILED: 400,
};

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!isDomainError(error)) return next(error);
  const { reason, message, details, retryable } = error;
  response.status(statuses[reason] ?? (retryable ? 503 : 500)).json({ reason, message, details });
};
