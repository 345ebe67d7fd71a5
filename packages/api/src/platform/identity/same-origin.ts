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
