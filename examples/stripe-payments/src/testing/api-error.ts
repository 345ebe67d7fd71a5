import type { Stripe } from 'stripe';

/** The `error` object of Stripe's responses, as far as the fake uses it. */
interface ApiErrorBody {
  readonly type: 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  readonly charge?: string;
  readonly payment_intent?: Pick<Stripe.PaymentIntent, 'id' | 'status'>;
}

/** An error response of the API. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ApiErrorBody;

  constructor(status: number, body: ApiErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export function invalidRequest(message: string, code?: string, status = 400): ApiError {
  const type = 'invalid_request_error';
  return new ApiError(status, code === undefined ? { type, message } : { type, message, code });
}

export function missing(kind: string, id: string): ApiError {
  return invalidRequest(`No such ${kind}: '${id}'`, 'resource_missing', 404);
}

/** The error of Stripe for a change that the status of the intent does not allow. */
export function unexpectedState(
  intent: Pick<Stripe.PaymentIntent, 'id' | 'status'>,
  change: string,
): ApiError {
  return new ApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `You cannot ${change} this PaymentIntent because it has a status of ${intent.status}.`,
    payment_intent: { id: intent.id, status: intent.status },
  });
}
