import cors from 'cors';
import type { RequestHandler } from 'express';

/**
 * Lets scripts of these origins (CORS_ORIGINS) call the API with a token in the `authorization` header, never with
 * cookies. Responses to other origins have no CORS headers.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const answer = cors({
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'last-event-id',
      'trpc-accept',
      'x-request-id',
    ],
    exposedHeaders: ['last-event-id', 'retry-after', 'x-request-id'],
    credentials: false,
    maxAge: preflightSeconds,
  });
  return (request, response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) return answer(request, response, next);
    // A cache must not serve this response to an allowed origin.
    response.vary('Origin');
    next();
  };
}

/** Chromium caches a preflight response for at most two hours. */
const preflightSeconds = 7200;
