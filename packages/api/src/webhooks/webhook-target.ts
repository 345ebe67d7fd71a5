import { DomainError } from '../shared/domain-error.ts';
import { isPublicAddress, addressLiteral } from './public-address.ts';

declare module '../platform/services.ts' {
  interface Services {
    readonly webhookTargets: TargetPolicy;
  }
}

/** Which URLs webhooks may target. */
export interface TargetPolicy {
  /** Also allows private networks and plain HTTP, for development and tests. */
  readonly allowPrivate: boolean;
}

/**
 * Returns the normalized URL. Throws VALIDATION_FAILED unless it is https, has no credentials and is not a private
 * address. Names are resolved and checked at connection time.
 */
export function parseTarget(text: string, { allowPrivate }: TargetPolicy): string {
  const url = URL.parse(text);
  const protocols = allowPrivate ? ['https:', 'http:'] : ['https:'];
  const names = allowPrivate ? 'an http or https' : 'an https';
  if (!url || !protocols.includes(url.protocol))
    throw invalid(`must be ${names} URL such as https://example.com/hook`);
  if (url.username !== '' || url.password !== '')
    throw invalid('must not contain a user or password: deliveries are signed instead');
  const address = addressLiteral(url);
  if (!allowPrivate && address !== undefined && !isPublicAddress(address))
    throw invalid('must not be in a private network');
  url.hash = '';
  return url.href;
}

function invalid(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `url: ${problem}`, { url: [problem] });
}
