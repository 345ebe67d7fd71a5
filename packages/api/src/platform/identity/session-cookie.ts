import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { SessionCookie } from './context.ts';
import { isSameOrigin } from './same-origin.ts';
import { sessionSeconds } from './session-lifetime.ts';

/** The session token in a browser's cookie, or null. Nothing but a session's token can be in one, so no API key. */
export function readSessionCookie(request: Request): string | null {
  const { cookie } = request.headers;
  const token = cookie === undefined ? undefined : parseCookie(cookie)[nameFor(request)];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

/**
 * The cookie of this request and its answer: out of reach for scripts, never sent along from another site's
 * forms, for this host alone, for as long as a session lives.
 *
 * Source: RFC 6265bis, "The __Host- Prefix"; OWASP Session Management Cheat Sheet.
 */
export function sessionCookieOf(
  request: Request,
  response: Response,
  { carriesToken, allowedOrigins }: { carriesToken: boolean; allowedOrigins: readonly string[] },
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
    isSameOrigin: () => isSameOrigin(request, allowedOrigins),
    canBeSet: () => !answersInStream(request) && !response.headersSent,
    set: (token) => write(token, sessionSeconds),
    clear: () => write('', 0),
  };
}

/** Browsers keep `__Host-` cookies from other hosts and plain HTTP, so it takes HTTPS; localhost has none. */
function nameFor({ secure }: Request): string {
  return secure ? '__Host-order-store' : 'order-store';
}

/** Whether the headers of the answer go out before the calls in it are done. */
function answersInStream({ headers }: Request): boolean {
  return headers['trpc-accept'] !== undefined || /jsonl|event-stream/.test(headers.accept ?? '');
}
