import type { IncomingMessage } from 'node:http';
import type { RequestHandler, RouterOptions } from 'express';
import { DomainError } from '../../shared/domain-error.ts';

/** Options of every router: Express's defaults match paths in any case and with a slash at the end. */
export const strictRouting: RouterOptions = { caseSensitive: true, strict: true };

/** The first segments of the store's own paths. */
export const ownPaths: readonly string[] = [
  'trpc',
  'exports',
  'healthz',
  'readyz',
  'metrics',
  'openapi.json',
];

/**
 * Rejects requests that a proxy, the router, the security headers and tRPC could interpret differently, so that all
 * later code can compare `request.path`. PROCEDURE_NOT_FOUND, VALIDATION_FAILED
 */
export const strictRequests: RequestHandler = (request, _response, next) => {
  requireSingleHeaders(request);
  const [path = ''] = request.url.split('?', 1);
  if (!isUsual(path)) throw new DomainError('PROCEDURE_NOT_FOUND', 'Path not found', {});
  next();
};

/** Node keeps the first of these headers, other programs the last. */
const singleHeaders: ReadonlySet<string> = new Set([
  'host',
  'authorization',
  'content-type',
  'origin',
]);

function requireSingleHeaders({ rawHeaders }: IncomingMessage): void {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!singleHeaders.has(name)) continue;
    if (seen.has(name)) {
      const problem = 'must be sent only once';
      throw new DomainError('VALIDATION_FAILED', `${name}: ${problem}`, { [name]: [problem] });
    }
    seen.add(name);
  }
}

/** Not an absolute URL, `*`, a fragment, or characters that must be percent-encoded. */
const pathCharacters = /^\/[\w.~!$&'()*+,;=:@%/-]*$/;
/** The store's own paths need no encoding. */
const ownPath = /^\/[a-z.]+(?:\/[\w.,]+)?$/;
const controlCharacters = /\p{Cc}/u;

function isUsual(path: string): boolean {
  if (!pathCharacters.test(path) || path.includes('//')) return false;
  const segments = path.split('/').slice(1).map(decoded);
  if (segments.some((each) => each === '.' || each === '..' || controlCharacters.test(each)))
    return false;
  const [first = ''] = segments;
  if (!ownPaths.includes(first.toLowerCase())) return true;
  return ownPaths.includes(first) && ownPath.test(path);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    const problem = 'must be percent-encoded UTF-8';
    throw new DomainError('VALIDATION_FAILED', `url: ${problem}`, { url: [problem] });
  }
}
