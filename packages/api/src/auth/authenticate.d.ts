import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Actor } from '../trpc/context.ts';
/** Who a token belongs to, and whether its use begins the life of its session anew. */
export interface Authenticated {
  readonly actor: Actor;
  readonly renewed: boolean;
}
/** The check of session tokens and API keys. */
export interface Authenticator {
  /** UNAUTHENTICATED when the token is missing, unknown, expired or revoked. */
  (token: string | null): Promise<Authenticated>;
  /** Resolves when the last uses of sessions and keys are written. */
  idle(): Promise<void>;
}
/**
 * Makes the check of tokens. It asks the database each time, so that a token is dead everywhere at once;
 * checks that come in together share one query. That one was used is written afterwards, at most once an
 * hour, and nobody waits for it.
 */
export declare function createAuthenticator(database: Database, log: Logger): Authenticator;
