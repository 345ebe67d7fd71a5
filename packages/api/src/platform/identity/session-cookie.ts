import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Services } from '../services.ts';
import type { SessionCookie } from './context.ts';
import { isSameOrigin } from './same-origin.ts';
import { sessionSeconds } from './session-lifetime.ts';

/** The session token in the request's cookie, or null. API keys are not accepted in cookies. */
export function readSessionCookie(
  request: Request,
  { publicPath }: Pick<Services, 'publicPath'>,
): string | null {
  const { cookie } = request.headers;
  const token =
    cookie === undefined ? undefined : parseCookie(cookie)[nameFor(request, publicPath)];
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
  { carriesToken, publicPath }: { carriesToken: boolean; publicPath: string },
): SessionCookie {
  const write = (value: string, maxAge: number) => {
    if (response.headersSent) return;
    const cookie = {
      name: nameFor(request, publicPath),
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
 * The `__Host-` prefix requires HTTPS, which a local server does not have. The port and the path are part of the name,
 * because browsers send the cookies of a host to all its ports and, with that prefix, to all paths: two stores on one host
 * would overwrite each other's. The path is where the router is mounted, or that of PUBLIC_URL behind a proxy that strips it.
 */
function nameFor({ secure, host, baseUrl }: Request, publicPath: string): string {
  const port = /:(\d{1,5})$/.exec(host ?? '')?.[1];
  const mounted = baseUrl.replace(/\/(?:trpc|exports)$/, '') || publicPath;
  const path = mounted.replaceAll('/', '.').replaceAll(/[^\w.-]/g, '_');
  return `${secure ? '__Host-' : ''}order-store${port === undefined ? '' : `-${port}`}${path}`;
}

/** Whether the response headers are sent before the calls have finished. */
function streamsResponse({ headers }: Request): boolean {
  return headers['trpc-accept'] !== undefined || /jsonl|event-stream/.test(headers.accept ?? '');
}
