import {
  query,
  runInTransaction,
  Session,
  UserCredential,
  type Database,
  type Transaction,
} from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { findUser, type UserView } from '../users/index.ts';
import type { Services } from '../platform/services.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { ProvenAccount } from './prove-password.ts';
import { verifyCredentials, wrongCredentials, type Credentials } from './verify-credentials.ts';
import { startSession, type StartedSession } from './start-session.ts';

export interface SignedIn {
  user: UserView;
  token: string;
  expiresAt: string;
}

/** Signs in. Throws UNAUTHENTICATED for an unknown email or a wrong password, and RATE_LIMITED while throttled. */
export async function signIn(
  services: Services,
  origin: Origin,
  credentials: Credentials,
): Promise<SignedIn> {
  const { database } = services;
  const proven = await verifyCredentials(services, origin, credentials);
  const { userId } = proven;
  return runInTransaction(database, async (transaction) => {
    if (!(await lockCredential(transaction, proven))) throw new CredentialChangedError();
    const started = await startSession(transaction, origin, userId);
    await recordSecurityEvent(transaction, origin, {
      kind: 'signed-in',
      userId,
      byUserId: userId,
      details: { sessionId: started.sessionId },
    });
    return signedIn(await findUser({ knex: transaction }, userId), started);
  }).catch((error: unknown) => {
    if (error instanceof CredentialChangedError) return signIn(services, origin, credentials);
    throw error;
  });
}

/** The password, its hash or the second factor changed during verification: verify again. */
class CredentialChangedError extends Error {}

/** Ends the session of the call. */
export async function signOut(database: Database, origin: Origin, actor: Actor): Promise<void> {
  const { id: userId, sessionId } = actor;
  if (sessionId === null) return;
  await runInTransaction(database, async (transaction) => {
    const ended = await Session.query(transaction).delete().where({ id: sessionId });
    if (ended === 0) return;
    await recordSecurityEvent(transaction, origin, {
      kind: 'signed-out',
      userId,
      byUserId: userId,
      details: { sessionId },
    });
  });
}

/**
 * Locks the credential if it is unchanged since it was read. A password change and a new second factor end sessions, so they
 * must not run between this check and the insertion of the new session.
 */
async function lockCredential(
  transaction: Transaction,
  { userId, passwordHash, totp }: ProvenAccount,
): Promise<boolean> {
  const locked = await UserCredential.query(transaction)
    .where({ user_id: userId, password_hash: passwordHash })
    .forShare()
    .first();
  if (locked === undefined) return false;
  // A separate statement, which sees what was committed while the other one waited.
  const confirmed = await query(
    transaction,
    'SELECT FROM user_totp WHERE user_id = $1 AND confirmed_at IS NOT NULL',
    [userId],
  );
  return totp === confirmed.length > 0;
}

/** The view of a started session. */
export function signedIn(
  user: UserView | undefined,
  { token, expiresAt }: StartedSession,
): SignedIn {
  // The account was deleted concurrently.
  if (!user) throw wrongCredentials();
  return { user, token, expiresAt };
}
