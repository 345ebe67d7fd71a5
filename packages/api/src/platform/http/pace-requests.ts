import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Pace } from '../rate-limits/pace.ts';

/** For routes that cost little, but that nothing else limits. RATE_LIMITED */
export function paceRequests(pace: Pace): RequestHandler {
  return async (request, _response, next) => {
    await pace.turn(request.ip ?? null);
    next();
  };
}

/** For requests of which some fail before a procedure counts them: each that fails takes a turn. RATE_LIMITED */
export function paceFailures(pace: Pace): RequestHandler {
  return async (request, response, next) => {
    const { ip: address = null } = request;
    await pace.wait(address);
    response.once('finish', () => {
      if (response.statusCode >= 400) pace.take(address);
    });
    next();
  };
}

/** For errors of other handlers, which {@link errorHandler} answers. */
export function paceErrors(pace: Pace): ErrorRequestHandler {
  return async (error: unknown, request, _response, next) => {
    try {
      await pace.turn(request.ip ?? null);
    } catch {
      // It has waited; `error` says more than RATE_LIMITED.
    }
    next(error);
  };
}
