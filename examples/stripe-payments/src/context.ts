import { parseMoney, type Order, type StoreClient } from '@order-store/sdk';
import type { Stripe } from 'stripe';
import { z } from 'zod';

/** The settings of the service, by environment variable. The README says what they mean. */
export const Settings = z.object({
  STRIPE_API_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_BASE: z.url().default('https://api.stripe.com'),
  STORE_URL: z.url(),
  STORE_API_KEY: z.string().min(1),
  CURRENCY: z.string().length(3).default('gbp'),
  CAPTURE_METHOD: z.enum(['automatic', 'manual']).default('automatic'),
  CANCEL_BEFORE_MS: z.coerce.number().int().min(0).default(20_000),
  REFUND_INTERVAL_MS: z.coerce.number().int().positive().default(10_000),
});
export type Settings = z.output<typeof Settings>;

/** What every part of the service needs. */
export interface PaymentContext {
  readonly stripe: Stripe;
  readonly store: StoreClient;
  readonly settings: Settings;
  readonly report: (line: string) => void;
}

/** The id of the intent in the metadata of an order, which its customer may have chosen. */
export function linkedIntent({ metadata }: Pick<Order, 'metadata'>): string | undefined {
  const { stripePaymentIntent: id } = metadata;
  return typeof id === 'string' && /^pi_\w+$/.test(id) ? id : undefined;
}

/** Whether it is too late to pay because the order expires soon. */
export const expiresSoon = (settings: Settings, { expiresAt }: Pick<Order, 'expiresAt'>) =>
  expiresAt !== null && Date.parse(expiresAt) - Date.now() <= settings.CANCEL_BEFORE_MS;

/** `'12.50'` as Stripe's 1250. */
export const toPence = (amount: string): number => Number(parseMoney(amount));
