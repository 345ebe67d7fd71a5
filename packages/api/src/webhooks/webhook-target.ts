import { DomainError } from '../shared/domain-error.ts';
import { isPublicAddress, addressLiteral } from './public-address.ts';

declare module '../platform/services.ts' {
  interface Services {
    readonly webhookTargets: TargetPolicy;
  }
}

/** Where webhooks may lead. */
export interface TargetPolicy {
  /** Also to private networks and without TLS: for development and tests. */
  readonly allowPrivate: boolean;
}

/**
 * The URL as it is kept. VALIDATION_FAILED unless it is one that may be told events: https, without
 * credentials in it, and not plainly a private address. What its name leads to is looked at when it is
 * connected to.
 */
export function parseTarget(text: string, { allowPrivate }: TargetPolicy): string {
  const url = URL.parse(text);
  const protocols = allowPrivate ? ['https:', 'http:'] : ['https:'];
  const names = allowPrivate ? 'an http or https' : 'an https';
  if (!url || !protocols.includes(url.protocol))
    throw invalid(`must be ${names} URL such as https://example.com/hook`);
  if (url.username !== '' || url.password !== '')
    throw invalid('must have no user and password in it: deliveries are signed instead');
  const address = addressLiteral(url);
  if (!allowPrivate && address !== undefined && !isPublicAddress(address))
    throw invalid('must not lead into a private network');
  url.hash = '';
  return url.href;
}

function invalid(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `url: ${problem}`, { url: [problem] });
}
