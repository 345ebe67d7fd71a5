import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Stripe } from 'stripe';

/** The fields of Stripe's objects that the fake has. */
export type Intent = Pick<
  Stripe.PaymentIntent,
  | 'id'
  | 'object'
  | 'amount'
  | 'amount_capturable'
  | 'amount_received'
  | 'canceled_at'
  | 'cancellation_reason'
  | 'capture_method'
  | 'client_secret'
  | 'created'
  | 'currency'
  | 'last_payment_error'
  | 'livemode'
  | 'metadata'
  | 'next_action'
  | 'payment_method'
  | 'payment_method_types'
  | 'status'
> & { latest_charge: string | null };

export type Charge = Pick<
  Stripe.Charge,
  | 'id'
  | 'object'
  | 'amount'
  | 'amount_captured'
  | 'amount_refunded'
  | 'captured'
  | 'created'
  | 'currency'
  | 'payment_intent'
  | 'payment_method'
  | 'refunded'
  | 'status'
>;

export type Refund = Pick<
  Stripe.Refund,
  | 'id'
  | 'object'
  | 'amount'
  | 'charge'
  | 'created'
  | 'currency'
  | 'metadata'
  | 'payment_intent'
  | 'reason'
  | 'status'
>;

/** A snapshot event, with what became of its deliveries. */
export interface StoredEvent {
  readonly event: Pick<
    Stripe.Event,
    'id' | 'object' | 'api_version' | 'created' | 'livemode' | 'type'
  > & {
    readonly data: { readonly object: Intent | Charge | Refund };
  };
  delivered: boolean;
}

/** The response of the first request with an idempotency key. */
export interface StoredAnswer {
  readonly request: string;
  readonly status: number;
  readonly body: unknown;
}

/** Everything that an account stores; plain JSON. */
export interface AccountState {
  /** Distinguishes the ids of two accounts. */
  readonly prefix: string;
  count: number;
  readonly intents: Record<string, Intent>;
  readonly charges: Record<string, Charge>;
  readonly refunds: Record<string, Refund>;
  readonly events: StoredEvent[];
  readonly answers: Record<string, StoredAnswer>;
}

export function newState(prefix = 'test'): AccountState {
  return { prefix, count: 0, intents: {}, charges: {}, refunds: {}, events: [], answers: {} };
}

/** Reads the state of an earlier run, or creates a new one with its own ids. */
export function loadState(file: string): AccountState {
  return existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : newState(Date.now().toString(36));
}

export function saveState(file: string, state: AccountState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
