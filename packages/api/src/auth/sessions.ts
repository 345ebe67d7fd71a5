import { Session, UserCredential, type Database } from '@order-store/db';
import { raw } from 'objection';
import { createUser } from '../users/change-users.ts';
import { findUser } from '../users/find-users.ts';
import type { UserView } from '../users/user-view.ts';
import { DomainError } from '../shared/domain-error.ts';
import { verifyPassword } from './passwords.ts';
import { hashToken, newToken } from './tokens.ts';

export interface SignedIn {
  user: UserView;
  token: string;
  expiresAt: string;
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Creates an account and signs in. EMAIL_TAKEN */
export async function signUp(
  database: Database,
  account: Credentials & { readonly name: string },
): Promise<SignedIn> {
  return startSession(database, await createUser(database, account));
}

/** UNAUTHENTICATED, the same for an unknown e-mail and a wrong password. */
export async function signIn(
  database: Database,
  { email, password }: Credentials,
): Promise<SignedIn> {
  const credential = await UserCredential.query(database.knex)
    .joinRelated('user')
    .whereRaw('lower("user".email) = lower(?)', [email])
    .first();
  const matches = await verifyPassword(credential?.passwordHash, password);
  const user = matches && credential ? await findUser(database, credential.userId) : undefined;
  if (!user) throw new DomainError('UNAUTHENTICATED', 'E-mail or password is wrong', {});
  return startSession(database, user);
}

/** The token is dead at once. */
export async function signOut(database: Database, token: string): Promise<void> {
  await Session.query(database.knex).deleteById(hashToken(token));
}

async function startSession(database: Database, user: UserView): Promise<SignedIn> {
  const token = newToken();
  const { expiresAt } = await Session.query(database.knex)
    .insert({
      tokenHash: hashToken(token),
      userId: user.id,
      expiresAt: raw(`(now() AT TIME ZONE 'UTC') + interval '30 days'`),
    })
    .returning('expires_at')
    .castTo<Session>();
  return { user, token, expiresAt };
}
