import { createClient } from '@order-store/sdk';
import express, { Router, type ErrorRequestHandler } from 'express';
import { Stripe } from 'stripe';
import { z } from 'zod';
import type { PaymentContext } from './context.ts';
import { openIntent, syncIntent } from './intents.ts';
import { intentIdOf } from './rounds.ts';

/** `POST /payment-intents` for the shop's page, and `POST /stripe-webhooks` for Stripe. */
export function paymentRoutes(context: PaymentContext): Router {
  const { stripe, settings, report } = context;
  const { STORE_URL: url, STRIPE_WEBHOOK_SECRET: secret } = settings;
  const routes = Router();
  // The store decides by the customer's own credentials which orders they may pay.
  routes.post('/payment-intents', express.json({ limit: '1kb' }), async (request, response) => {
    const { orderId: id } = z.object({ orderId: z.string() }).parse(request.body);
    const { authorization = '', cookie = '' } = request.headers;
    const [, token = null] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    const customer = createClient({ url, token, headers: { cookie } });
    const intent = await openIntent(context, await customer.orders.get.query({ id }));
    if (intent) response.json({ clientSecret: intent.client_secret });
    else response.status(409).json({ message: `Order ${id} cannot be paid` });
  });
  // Responds after recording, so that Stripe delivers again if this process dies.
  const rawBody = express.raw({ type: 'application/json', limit: '1mb' });
  routes.post('/stripe-webhooks', rawBody, async ({ body, headers }, response) => {
    const signature = headers['stripe-signature'] ?? '';
    const id = intentIdOf(stripe.webhooks.constructEvent(body, signature, secret));
    if (id !== undefined) await syncIntent(context, id);
    response.sendStatus(204);
  });
  const answerError: ErrorRequestHandler = (cause: unknown, { path }, response, _next) => {
    const { StripeSignatureVerificationError: Forged } = Stripe.errors;
    const usual = cause instanceof Forged || cause instanceof z.ZodError ? 400 : 503;
    const { status } = z.object({ status: z.number() }).catch({ status: usual }).parse(cause);
    const message = cause instanceof Error ? cause.message : String(cause);
    if (status >= 500) report(`${path} failed: ${message}`);
    response.status(status).json({ message: status >= 500 ? 'Try again later' : message });
  };
  return routes.use(answerError);
}
