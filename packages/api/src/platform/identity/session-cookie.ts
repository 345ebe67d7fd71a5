import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { SessionCookie } from './context.ts';
import { isSameOrigin } from './same-origin.ts';
import { sessionSeconds } from './session-lifetime.ts';

/** The session token in the request's cookie, or null. API keys are not accepted in cookies. */
export function readSessionCookie(request: Request): string | null {
  const { cookie } = request.headers;
  const token = cookie === undefined ? undefined : parseCookie(cookie)[nameFor(request)];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

/**
 * The session cookie of this request and its response: HttpOnly, SameSite=Lax, for this host only, valid as long as a
 * session.
 *
 * Source: RFC 6265bis, "The __Host- Prefix"; OWASP Session Management Cheat Sheet.
 */
export function sessionCookieOf(
  request: Request,
  response: Response,
  { carriesToken }: { carriesToken: boolean },
): SessionCookie {
  const write = (value: string, maxAge: number) => {
    if (response.headersSent) return;
    const cookie = {
      name: nameFor(request),
      value,
      maxAge,
      path: '/',
      httpOnly: true,
      secure: request.secure,
      sameSite: 'lax',
    } as const;
    response.setHeader('set-cookie', stringifySetCookie(cookie));
  };
  return {
    carriesToken,
    isSameOrigin: () => isSameOrigin(request),
    canBeSet: () => !streamsResponse(request) && !response.headersSent,
    set: (token) => write(token, sessionSeconds),
    clear: () => write('', 0),
  };
}

/**
 * The `__Host-` prefix requires HTTPS, which a local server does not have. The port is part of the name, because browsers
 * send the cookies of a host to all its ports, and stores on two of them would overwrite each other's.
 */
function nameFor({ secure, host }: Request): string {
  const port = /:(\d{1,5})$/.exec(host ?? '')?.[1];
  return `${secure ? '__Host-' : ''}order-store${port === undefined ? '' : `-${port}`}`;
}

/** Whether the response headers are sent before the calls have finished. */
function streamsResponse({ headers }: Request): boolean {
  return headers['trpc-accept'] !== undefined || /jsonl|event-stream/.test(headers.accept ?? '');
}
