import type { PaymentConfig } from './payment-queries.ts';

/**
 * The calls that Stripe.js makes, against the fake of Stripe's API that `npm run demo` runs. A real shop uses Stripe.js
 * with the client secret instead.
 */
export interface Intent {
  readonly id: string;
  readonly status: string;
  readonly clientSecret: string;
}

/** The payment was declined, or can't be made. The message is for customers. */
class PaymentError extends Error {}

/** Requests the intent of an order from the shop, and pays it. The result may need {@link authenticate}. */
export async function pay(
  { publishableKey }: PaymentConfig,
  orderId: string,
  method: string,
): Promise<Intent> {
  const { clientSecret } = await send('/payments/payment-intents', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ orderId }),
  });
  if (typeof clientSecret !== 'string') throw new PaymentError(unavailable);
  return callStripe(publishableKey, clientSecret, 'confirm', { payment_method: method });
}

/** What the customer answers in the dialog of their bank. */
export function authenticate(
  { publishableKey }: PaymentConfig,
  { clientSecret }: Intent,
  accept: boolean,
): Promise<Intent> {
  return callStripe(publishableKey, clientSecret, 'authenticate', { accept: String(accept) });
}

async function callStripe(
  publishableKey: string,
  clientSecret: string,
  action: 'confirm' | 'authenticate',
  fields: Readonly<Record<string, string>>,
): Promise<Intent> {
  const [id = ''] = clientSecret.split('_secret_');
  const { status } = await send(`/payments/stripe/v1/payment_intents/${id}/${action}`, {
    headers: { authorization: `Bearer ${publishableKey}` },
    body: new URLSearchParams({ ...fields, client_secret: clientSecret }),
  });
  return { id, status: String(status), clientSecret };
}

async function send(url: string, request: RequestInit): Promise<Record<string, unknown>> {
  const response = await fetch(url, { ...request, method: 'POST' }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  const fields = fieldsOf(answer);
  if (response?.ok) return fields;
  const { message } = 'error' in fields ? fieldsOf(fields['error']) : fields;
  throw new PaymentError(typeof message === 'string' ? message : unavailable);
}

const unavailable = 'The payment could not be made. Try again in a moment.';

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
