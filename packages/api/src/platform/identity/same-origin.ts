import type { Request } from 'express';

/**
 * Same-origin check: whether a page of this server sent the request. Origins of
 * CORS_ORIGINS do not pass: they use tokens. A browser sends cookies
 * with cross-site requests too, but it also sends `Sec-Fetch-Site` (over HTTPS and on localhost) and `Origin` (with
 * every POST). A request with neither header fails the check.
 *
 * Source: OWASP CSRF Prevention Cheat Sheet; W3C Fetch Metadata Request Headers.
 */
export function isSameOrigin(request: Request): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined) return site === 'same-origin';
  // Scheme and host as the proxy reports them if TRUST_PROXY trusts it.
  return origin === `${request.protocol}://${request.host}`;
}

/**
 * Whether a browser says that another site, or an image of a page, caused a request that can be sent by following a link, with
 * the cookie. Browsers do not say where links are over plain HTTP, except on localhost.
 */
export function isCausedByOthers({ headers }: Request): boolean {
  const { 'sec-fetch-site': site = 'none', 'sec-fetch-dest': destination } = headers;
  return !['same-origin', 'none'].includes(site) || destination === 'image';
}
