import type { SessionCookie } from '../trpc/context.ts';
import type { SignedIn } from './sessions.ts';
/**
 * Lets somebody in and gives the browser the token in a cookie, so that no script of the page ever has it:
 * in the answer it is empty. FORBIDDEN when a page of another site asks, which could sign people in as
 * somebody else; VALIDATION_FAILED where no cookie can be set.
 */
export declare function enterWithCookie(
  cookie: SessionCookie | null,
  enter: () => Promise<SignedIn>,
): Promise<SignedIn>;
