import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';
import type { AccountState } from './state.ts';

/**
 * The semantics of Stripe's `Idempotency-Key`: a retry gets the stored response, even if it was an error; the same key
 * with other parameters is an error. Requests that fail validation are not stored.
 */
export function idempotency({ answers }: AccountState): RequestHandler {
  return (request, response, next) => {
    const key = request.get('idempotency-key');
    if (request.method !== 'POST' || key === undefined) return next();
    const content = JSON.stringify([request.path, request.body ?? {}]);
    const known = answers[key];
    if (known && known.request !== content) {
      throw new ApiError(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`,
      });
    }
    if (known) {
      response.set('idempotent-replayed', 'true').status(known.status).json(known.body);
      return;
    }
    const send = response.json.bind(response);
    response.json = (body: unknown) => {
      const status = response.statusCode;
      if (isStored(status, body))
        answers[key] = { request: content, status, body: structuredClone(body) };
      return send(body);
    };
    next();
  };
}

function isStored(status: number, body: unknown): boolean {
  return status < 300 || status === 402 || JSON.stringify(body).includes('unexpected_state');
}
