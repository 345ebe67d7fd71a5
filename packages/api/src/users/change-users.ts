import {
  constraintOf,
  runInTransaction,
  User,
  UserCredential,
  UserRole,
  type Database,
  type Role,
} from '@order-store/db';
import { raw } from 'objection';
import { hashPassword } from '../auth/passwords.ts';
import type { Actor } from '../trpc/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { isStillReferenced } from '../shared/is-still-referenced.ts';
import { utcNow } from '../shared/utc-now.ts';
import { findUser, getUser, userNotFound } from './find-users.ts';
import type { UserView } from './user-view.ts';

interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly password?: string | undefined;
  readonly role?: Role | undefined;
}

/** Creates a user, who can sign in if there is a password. EMAIL_TAKEN when the address has an account. */
export async function createUser(database: Database, newUser: NewUser): Promise<UserView> {
  const { email, name, password, role } = newUser;
  // Hashing takes long on purpose, so it comes before the transaction.
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  const id = await runInTransaction(database, async (transaction) => {
    const user = await User.query(transaction).insert({ email, name }).returning('id');
    if (passwordHash !== undefined) {
      await UserCredential.query(transaction).insert({ userId: user.id, passwordHash });
    }
    if (role === 'staff') await UserRole.query(transaction).insert({ userId: user.id, role });
    return user.id;
  }).catch(refuseTakenEmail);
  return found(await findUser(database, id), id);
}

/** Changes name and e-mail if nobody else did since `expectedVersion`; else VERSION_CONFLICT with the current row. */
export async function updateUser(
  database: Database,
  actor: Actor,
  {
    id,
    expectedVersion,
    name,
    email,
  }: {
    readonly id: string;
    readonly expectedVersion: number;
    readonly name?: string | undefined;
    readonly email?: string | undefined;
  },
): Promise<UserView> {
  if (actor.role !== 'staff' && actor.id !== id) throw userNotFound([id]);
  const changed = await User.query(database.knex)
    .where({ id, version: expectedVersion })
    .patch({
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      updatedAt: utcNow,
      version: raw('version + 1'),
    })
    .catch(refuseTakenEmail);
  const current = await getUser(database, actor, id);
  if (changed === 0) {
    throw new DomainError('VERSION_CONFLICT', 'Someone changed this user meanwhile', { current });
  }
  return current;
}

/** Deletes a user with sessions and credentials; IN_USE when the user has orders. */
export async function deleteUser(database: Database, id: string): Promise<void> {
  const deleted = await User.query(database.knex)
    .deleteById(id)
    .catch((error: unknown) => {
      if (!isStillReferenced(error)) throw error;
      throw new DomainError('IN_USE', 'The user has orders and can’t be deleted', {}, error);
    });
  if (deleted === 0) throw userNotFound([id]);
}

function refuseTakenEmail(error: unknown): never {
  if (['users_email_lower_key', 'users_email_unique'].includes(constraintOf(error) ?? '')) {
    throw new DomainError('EMAIL_TAKEN', 'There is an account with this e-mail address', {}, error);
  }
  throw error;
}

function found(user: UserView | undefined, id: string): UserView {
  if (!user) throw userNotFound([id]);
  return user;
}
