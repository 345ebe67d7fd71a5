import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { readSessionCookie, sessionCookieOf } from './session-cookie.ts';
import type { Services } from '../services.ts';
import type { Context } from './context.ts';
import { currentRequestId } from '../telemetry/request-id.ts';

/**
 * Makes a call's context of its HTTP request. The token of an authorization header wins over the one in a
 * cookie; pages of `allowedOrigins` may act with the cookie besides the server's own.
 */
export function createContextMaker(
  services: Services,
  allowedOrigins: readonly string[],
): (request: Request, response: Response) => Context {
  return (request, response) => {
    const bearer = bearerToken(request);
    const carried = bearer === undefined ? readSessionCookie(request) : null;
    return {
      requestId: currentRequestId() ?? '',
      token: bearer ?? carried,
      address: request.ip ?? null,
      userAgent: request.headers['user-agent'] ?? null,
      cookie: sessionCookieOf(request, response, {
        carriesToken: carried !== null,
        allowedOrigins,
      }),
      services,
    };
  };
}

/** The token of an authorization header: null for a malformed one, undefined where none of this scheme is sent. */
function bearerToken({
  headers: { authorization = '' },
}: IncomingMessage): string | null | undefined {
  if (!/^Bearer\b/i.test(authorization)) return undefined;
  const [, token = null] = /^Bearer +([\w.~+/=-]{1,500})$/i.exec(authorization) ?? [];
  return token;
}
