import cors from 'cors';
import type { RequestHandler } from 'express';

/**
 * Lets the scripts of these origins (CORS_ORIGINS) call the API and read its answers, with a token in the
 * `authorization` header: never with cookies, which are for the server's own page. Everybody else gets no
 * CORS header at all.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const answer = cors({
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'last-event-id',
      'trpc-accept',
      'x-request-id',
    ],
    exposedHeaders: ['retry-after', 'x-request-id'],
    credentials: false,
    maxAge: secondsOfAPreflight,
  });
  return (request, response, next) => {
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) return answer(request, response, next);
    // A cache must not hand this answer to a page that may read it.
    response.vary('Origin');
    next();
  };
}

/** How long a browser need not ask again; two hours is the most that Chromium keeps. */
const secondsOfAPreflight = 7200;
