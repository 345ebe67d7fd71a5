import { DomainError } from '../shared/domain-error.ts';
import type { SessionCookie } from '../platform/identity/context.ts';
import { requireSameOrigin } from '../platform/trpc/procedures.ts';
import type { SignedIn } from './sessions.ts';

/**
 * Lets somebody in and gives the browser the token in a cookie, so that no script of the page ever has it:
 * in the answer it is empty. FORBIDDEN when a page of another site asks, which could sign people in as
 * somebody else; VALIDATION_FAILED where no cookie can be set.
 */
export async function signInWithCookie(
  cookie: SessionCookie | null,
  enter: () => Promise<SignedIn>,
): Promise<SignedIn> {
  if (!cookie?.canBeSet()) {
    const problem = 'can only be set in an HTTP answer that is no stream';
    throw new DomainError('VALIDATION_FAILED', `cookie: ${problem}`, { cookie: [problem] });
  }
  requireSameOrigin(cookie);
  const signedIn = await enter();
  cookie.set(signedIn.token);
  return { ...signedIn, token: '' };
}
