import { createClient, isStoreError } from '@order-store/sdk';
import express, { Router, type ErrorRequestHandler } from 'express';
import { Stripe } from 'stripe';
import { z } from 'zod';
import type { PaymentContext } from './context.ts';
import { intentIdOf } from './follow-orders.ts';
import { openIntent } from './order-intent.ts';
import { syncIntent } from './sync-intent.ts';

export interface RouteOptions {
  readonly storeUrl: string;
  readonly webhookSecret: string;
}

/** `POST /payment-intents` for the shop's page, and `POST /stripe-webhooks` for Stripe. */
export function paymentRoutes(
  context: PaymentContext,
  { storeUrl, webhookSecret }: RouteOptions,
): Router {
  const routes = Router();
  // The store decides by the customer's own credentials which orders they may pay.
  routes.post('/payment-intents', express.json({ limit: '1kb' }), async (request, response) => {
    const { orderId } = z.object({ orderId: z.string() }).parse(request.body);
    const { authorization = '', cookie = '' } = request.headers;
    const [, token = null] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    const customer = createClient({ url: storeUrl, token, headers: { cookie } });
    const order = await customer.orders.get.query({ id: orderId });
    const intent = await openIntent(context, order);
    if (intent) response.json({ clientSecret: intent.client_secret });
    else response.status(409).json({ message: `Order ${order.orderNumber} cannot be paid` });
  });
  // Responds after recording, so that Stripe delivers again if this process dies.
  const rawBody = express.raw({ type: 'application/json', limit: '1mb' });
  routes.post('/stripe-webhooks', rawBody, async (request, response) => {
    const signature = request.get('stripe-signature') ?? '';
    const event = context.stripe.webhooks.constructEvent(request.body, signature, webhookSecret);
    const id = intentIdOf(event);
    if (id !== undefined) await syncIntent(context, id);
    response.sendStatus(204);
  });
  routes.use(answerError(context));
  return routes;
}

function answerError({ report }: PaymentContext): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const message = error instanceof Error ? error.message : String(error);
    const status = statusOf(error);
    if (status === 503 || request.path === '/stripe-webhooks')
      report(`${request.path} failed: ${message}`);
    response.status(status).json({ message: status === 503 ? 'Try again later' : message });
  };
}

function statusOf(error: unknown): number {
  if (error instanceof Stripe.errors.StripeSignatureVerificationError) return 400;
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 400;
  if (isStoreError(error) && !error.retryable) return error.status ?? 503;
  return 503;
}
