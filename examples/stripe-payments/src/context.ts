import { parseMoney, toMoney, type StoreClient } from '@order-store/sdk';
import type { Stripe } from 'stripe';

/** What every part of the service needs. */
export interface PaymentContext {
  readonly stripe: Stripe;
  /** With an API key of staff that has the scopes `payments` and `fulfilment`. */
  readonly store: StoreClient;
  /** An ISO code with two decimals, such as `gbp`. */
  readonly currency: string;
  /** `manual` authorizes first, and captures when the order is confirmed. */
  readonly captureMethod: 'automatic' | 'manual';
  /** How long before its order expires an intent is canceled. */
  readonly cancelBeforeMs: number;
  /** When the orders of open intents expire, as far as this process knows. */
  readonly holds: Map<string, string>;
  readonly report: (line: string) => void;
}

/** The provider of the payments that this service records. */
export const provider = 'stripe';

/** The order's id in the metadata of an intent. */
export const orderIdKey = 'order_id';

/** The intent's id in the metadata of an order. */
export const intentIdKey = 'stripePaymentIntent';

/** Whether the time to pay is over: the order expires soon. */
export const expiresSoon = ({ cancelBeforeMs }: PaymentContext, expiresAt: string | null) =>
  expiresAt !== null && Date.parse(expiresAt) - Date.now() <= cancelBeforeMs;

/** `'12.50'` as Stripe's 1250. */
export const toPence = (amount: string): number => Number(parseMoney(amount));

/** Stripe's 1250 as the store's `'12.50'`. */
export const fromPence = (pence: number): string => toMoney(BigInt(pence));
