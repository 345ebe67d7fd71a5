import {
  runInTransaction,
  Session,
  UserCredential,
  type Database,
  type Transaction,
} from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { findUser, insertUser, refuseTakenEmail, type UserView } from '../users/index.ts';
import type { Services } from '../platform/services.ts';
import type { Actor } from '../platform/identity/context.ts';
import {
  verifyCredentials,
  wrongCredentials,
  type Credentials,
  type ProvenAccount,
} from './verify-credentials.ts';
import { hashPassword } from '../platform/identity/passwords.ts';
import { rememberAddress } from './sign-in-addresses.ts';
import { startSession, type StartedSession } from './start-session.ts';

export interface SignedIn {
  user: UserView;
  token: string;
  expiresAt: string;
}

/** Creates a customer's account and signs in. EMAIL_TAKEN */
export async function signUp(
  { database, signInKeys }: Services,
  origin: Origin,
  { email, name, password }: Credentials & { readonly name: string },
): Promise<SignedIn> {
  // Hashing takes long on purpose, so it comes before the transaction.
  const passwordHash = await hashPassword(password);
  const { userId, session } = await runInTransaction(database, async (transaction) => {
    const id = await insertUser(transaction, { email, name, passwordHash });
    await recordSecurityEvent(transaction, origin, {
      kind: 'signed-up',
      userId: id,
      byUserId: id,
      details: { email },
    });
    return { userId: id, session: await startSession(transaction, origin, id) };
  }).catch(refuseTakenEmail);
  await rememberAddress(database, userId, signInKeys.addressHash(origin.address));
  return signedIn(await findUser(database, userId), session);
}

/**
 * UNAUTHENTICATED, the same for an unknown e-mail and a wrong password; RATE_LIMITED while guessing is slowed.
 */
export async function signIn(
  services: Services,
  origin: Origin,
  credentials: Credentials,
): Promise<SignedIn> {
  const { database } = services;
  const proven = await verifyCredentials(services, origin, credentials);
  const { userId } = proven;
  const session = await runInTransaction(database, async (transaction) => {
    if (!(await lockCredential(transaction, proven))) return undefined;
    const started = await startSession(transaction, origin, userId);
    await recordSecurityEvent(transaction, origin, {
      kind: 'signed-in',
      userId,
      byUserId: userId,
      details: { sessionId: started.sessionId },
    });
    return started;
  });
  // The password, or only its hash, was changed while it was being verified: what holds now decides.
  if (!session) return signIn(services, origin, credentials);
  return signedIn(await findUser(database, userId), session);
}

/** Ends the session that the call was made in. */
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
 * Whether the credential is still the one that was read, and keeps it so until the end of the transaction:
 * whoever changes the password ends all sessions, and must not miss one that is just beginning.
 */
async function lockCredential(
  transaction: Transaction,
  { userId, passwordHash }: ProvenAccount,
): Promise<boolean> {
  const locked = await UserCredential.query(transaction)
    .where({ user_id: userId, password_hash: passwordHash })
    .forShare()
    .first();
  return locked !== undefined;
}

function signedIn(user: UserView | undefined, { token, expiresAt }: StartedSession): SignedIn {
  // Deleted in this very moment, and the session with it.
  if (!user) throw wrongCredentials();
  return { user, token, expiresAt };
}
