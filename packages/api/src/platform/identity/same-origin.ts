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
  return origin === originOf(request);
}

/**
 * Whether another site, or an image of a page, may have caused a request that can be sent by following a link, with the
 * cookie. Over plain HTTP, except on localhost, browsers send neither header with a link. There, the link must be on a page
 * of this server: no page can forge `Referer`.
 */
export function mayBeCrossSite(request: Request): boolean {
  const {
    accept,
    referer,
    'sec-fetch-site': site,
    'sec-fetch-dest': destination,
  } = request.headers;
  if (destination === 'image' || accept?.startsWith('image/') === true) return true;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return (
    referer === undefined || !URL.canParse(referer) || new URL(referer).origin !== originOf(request)
  );
}

/** Scheme and host as the proxy reports them if TRUST_PROXY trusts it. */
function originOf({ protocol, host }: Request): string {
  return `${protocol}://${host}`;
}
