import { DomainError } from '../shared/domain-error.ts';
import type { SessionCookie } from '../platform/identity/context.ts';
import type { KeyedCall } from '../platform/idempotency/keyed-call.ts';
import { requireSameOrigin } from '../platform/trpc/procedures.ts';
import { SignedIn as SignedInView } from './auth-schemas.ts';
import type { SignedIn } from './sessions.ts';

/**
 * Signs in and sets the token as a cookie that scripts cannot read; the token in the response is empty. Throws
 * FORBIDDEN for cross-site requests, which could sign a visitor in as another user, and VALIDATION_FAILED if the
 * response cannot set a cookie.
 */
export async function signInWithCookie(
  { cookie, keyed }: SignInContext,
  enter: () => Promise<SignedIn>,
): Promise<SignedIn> {
  if (!cookie?.canBeSet()) {
    const problem = 'can be set only in an HTTP response that is not a stream';
    throw new DomainError('VALIDATION_FAILED', `cookie: ${problem}`, { cookie: [problem] });
  }
  requireSameOrigin(cookie);
  const setCookie = (signedIn: SignedIn) => {
    cookie.set(signedIn.token);
    return { ...signedIn, token: '' };
  };
  // A retry gets the stored answer, which has the token, so it must not pass it on either.
  if (keyed) keyed.finish = (answer) => setCookie(SignedInView.parse(answer));
  return setCookie(await enter());
}

interface SignInContext {
  readonly cookie: SessionCookie | null;
  readonly keyed?: KeyedCall | undefined;
}
