import { Session, type Database } from '@order-store/db';
import { createUser } from '../users/change-users.ts';
import { findUser } from '../users/find-users.ts';
import type { UserView } from '../users/user-view.ts';
import type { Services } from '../services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { checkPassword, type Credentials } from './check-password.ts';
import { rememberAddress } from './sign-in-addresses.ts';
import { hashToken, newToken } from './tokens.ts';

export interface SignedIn {
  user: UserView;
  token: string;
  expiresAt: string;
}

/** Creates an account and signs in. EMAIL_TAKEN */
export async function signUp(
  { database, signInKeys }: Services,
  account: Credentials & { readonly name: string },
  address: string | null,
): Promise<SignedIn> {
  const user = await createUser(database, account);
  await rememberAddress(database, user.id, signInKeys.addressHash(address));
  const signedIn = await startSession(database, user, null);
  if (!signedIn) throw new DomainError('UNAUTHENTICATED', 'The account was deleted meanwhile', {});
  return signedIn;
}

/**
 * UNAUTHENTICATED, the same for an unknown e-mail and a wrong password; RATE_LIMITED while guessing is slowed.
 */
export async function signIn(
  services: Services,
  credentials: Credentials,
  address: string | null,
): Promise<SignedIn> {
  const { userId, passwordHash } = await checkPassword(services, credentials, address);
  const user = await findUser(services.database, userId);
  const signedIn = user && (await startSession(services.database, user, passwordHash));
  // The password, or only its hash, was changed in this very moment: what holds now decides.
  return signedIn ?? signIn(services, credentials, address);
}

/** The token is dead at once. */
export async function signOut(database: Database, token: string): Promise<void> {
  await Session.query(database.knex).deleteById(hashToken(token));
}

/**
 * Starts a session, unless the hash that was verified is no longer the account's: a password that was changed
 * in between has ended all sessions, and this one must not come after.
 */
async function startSession(
  { pool }: Database,
  user: UserView,
  verifiedHash: string | null,
): Promise<SignedIn | undefined> {
  const token = newToken();
  const { rows } = await pool.query<{ expires_at: string }>(
    `INSERT INTO sessions (token_hash, user_id, expires_at)
     SELECT $1, user_id, (now() AT TIME ZONE 'UTC') + interval '30 days'
     FROM user_credentials WHERE user_id = $2 AND ($3::text IS NULL OR password_hash = $3) FOR SHARE
     RETURNING expires_at`,
    [hashToken(token), user.id, verifiedHash],
  );
  const [session] = rows;
  return session && { user, token, expiresAt: session.expires_at };
}
