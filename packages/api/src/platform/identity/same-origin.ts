import type { Request } from 'express';

/**
 * Whether the page that made a browser send this request is this server's own, or of an allowed origin. A
 * browser sends its cookies whoever made it call, but says truthfully who did: `Sec-Fetch-Site` over HTTPS
 * and on localhost, `Origin` with every POST. A request that says neither is of no browser, and not trusted.
 *
 * Source: OWASP CSRF Prevention Cheat Sheet; W3C Fetch Metadata Request Headers.
 */
export function isSameOrigin(request: Request, allowedOrigins: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && allowedOrigins.includes(origin)) return true;
  if (site !== undefined) return site === 'same-origin';
  // Scheme and host as the proxy saw them, if TRUST_PROXY says that it may be believed.
  return origin === `${request.protocol}://${request.host}`;
}
