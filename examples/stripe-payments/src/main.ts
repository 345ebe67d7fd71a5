import { createServer } from 'node:http';
import express from 'express';
import { z } from 'zod';
import { startPaymentService } from './payment-service.ts';

const { data: env, error } = z
  .object({
    STRIPE_API_KEY: z.string().min(1),
    STRIPE_WEBHOOK_SECRET: z.string().min(1),
    STRIPE_API_BASE: z.url().optional(),
    STORE_URL: z.url(),
    STORE_API_KEY: z.string().min(1),
    CURRENCY: z.string().length(3).default('gbp'),
    CAPTURE_METHOD: z.enum(['automatic', 'manual']).default('automatic'),
    CANCEL_BEFORE_MS: z.coerce.number().int().min(0).optional(),
    REFUND_INTERVAL_MS: z.coerce.number().int().positive().optional(),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).default(4100),
  })
  .safeParse(process.env);
if (!env) {
  console.error(z.prettifyError(error));
  process.exit(2);
}
const service = startPaymentService({
  stripeKey: env.STRIPE_API_KEY,
  stripeUrl: env.STRIPE_API_BASE,
  webhookSecret: env.STRIPE_WEBHOOK_SECRET,
  storeUrl: env.STORE_URL,
  storeKey: env.STORE_API_KEY,
  currency: env.CURRENCY,
  captureMethod: env.CAPTURE_METHOD,
  cancelBeforeMs: env.CANCEL_BEFORE_MS,
  refundIntervalMs: env.REFUND_INTERVAL_MS,
  report: (line) => console.log(line),
});
const app = express().disable('x-powered-by').use(service.routes);
const server = createServer(app).listen(env.PORT, env.HOST, () => {
  const address = server.address();
  if (address instanceof Object) console.log(`listening on port ${address.port}`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close();
    void service[Symbol.asyncDispose]();
  });
