import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { readSessionCookie, sessionCookieOf } from './session-cookie.ts';
import type { Services } from '../services.ts';
import type { Context } from './context.ts';
import { currentRequestId } from '../telemetry/request-id.ts';

/**
 * Creates a call's context from its HTTP request. A token in the authorization header takes precedence over the cookie.
 */
export function createContextMaker(
  services: Services,
): (request: Request, response: Response, calls?: number) => Context {
  return (request, response, calls = 1) => {
    const key = request.headers['idempotency-key'];
    const bearer = bearerToken(request);
    const carried = bearer === undefined ? readSessionCookie(request, services) : null;
    return {
      requestId: currentRequestId() ?? '',
      token: bearer ?? carried,
      address: request.ip ?? null,
      userAgent: request.headers['user-agent'] ?? null,
      cookie: sessionCookieOf(request, response, {
        carriesToken: carried !== null,
        publicPath: services.publicPath,
      }),
      ...(typeof key === 'string' ? { idempotencyKey: { value: key, calls } } : {}),
      setHeader: (name, value) => void response.setHeader(name, value),
      services,
    };
  };
}

/** The bearer token of the authorization header: null if malformed, undefined if there is none. */
function bearerToken({
  headers: { authorization = '' },
}: IncomingMessage): string | null | undefined {
  if (!/^Bearer\b/i.test(authorization)) return undefined;
  const [, token = null] = /^Bearer +([\w.~+/=-]{1,500})$/i.exec(authorization) ?? [];
  return token;
}
