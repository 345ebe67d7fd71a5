import {
  constraintOf,
  runInTransaction,
  User,
  UserCredential,
  UserRole,
  type Database,
  type Role,
  type Transaction,
} from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { rejectGuessable } from '../platform/identity/password-context.ts';
import { changeBetween } from '../platform/audit/security-events.ts';
import { hashPassword } from '../platform/identity/passwords.ts';
import type { Actor } from '../platform/identity/context.ts';
import { requireSession, requireStaff } from '../platform/trpc/procedures.ts';
import { patchMetadata } from '../platform/metadata/patch-metadata.ts';
import { DomainError } from '../shared/domain-error.ts';
import { isStillReferenced } from '../shared/is-still-referenced.ts';
import type { JsonObject } from '../shared/json-object.ts';
import { utcNow } from '../shared/utc-now.ts';
import type { Services } from '../platform/services.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { changeEmail, type EmailChange } from './change-email.ts';
import { findUser, getUser, userErased, userNotFound } from './find-users.ts';
import { lockStaff } from './lock-staff.ts';
import { protectStaff } from './protect-staff.ts';
import type { UserView } from './user-view.ts';

interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly password?: string | undefined;
  readonly role?: Role | undefined;
  readonly metadata?: JsonObject | undefined;
}

/**
 * Creates a user for staff, who can sign in if there is a password. EMAIL_TAKEN when the address has an
 * account; FORBIDDEN for an API key that would create staff.
 */
export async function createUser(
  { database, shopName }: Services,
  origin: Origin,
  actor: Actor,
  { email, name, password, role = 'customer', metadata }: NewUser,
): Promise<UserView> {
  if (role === 'staff') requireSession(actor);
  if (password !== undefined) rejectGuessable('password', password, { email, name, shopName });
  // Hashing takes long on purpose, so it comes before the transaction.
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  return runInTransaction(database, async (transaction) => {
    const userId = await insertUser(transaction, { email, name, passwordHash });
    if (role === 'staff') await UserRole.query(transaction).insert({ userId, role });
    if (metadata) await patchMetadata(transaction, 'user', userId, metadata);
    await recordSecurityEvent(transaction, origin, {
      kind: 'user-created',
      userId,
      byUserId: actor.id,
      details: { email, role },
    });
    return found(await findUser({ knex: transaction }, userId), userId);
  }).catch(rejectTakenEmail);
}

/** Writes a customer's rows; the error of an address that has an account is one for {@link rejectTakenEmail}. */
export async function insertUser(
  transaction: Transaction,
  {
    email,
    name,
    passwordHash,
  }: {
    readonly email: string;
    readonly name: string;
    readonly passwordHash: string | undefined;
  },
): Promise<string> {
  const { id } = await User.query(transaction).insert({ email, name }).returning('id');
  if (passwordHash !== undefined)
    await UserCredential.query(transaction).insert({ userId: id, passwordHash });
  return id;
}

/**
 * Changes name, e-mail and, for staff, metadata (a JSON merge patch) if the version is still `expectedVersion`;
 * otherwise VERSION_CONFLICT with the current row. FORBIDDEN if an API key would change an e-mail, which would allow
 * taking over the account, or if anyone else would change that of staff. See {@link changeEmail} and {@link
 * protectStaff}.
 */
export async function updateUser(
  services: Services,
  origin: Origin,
  actor: Actor,
  input: UserChange,
): Promise<UserView> {
  const { id, email, metadata } = input;
  if (email !== undefined) requireSession(actor);
  if (metadata !== undefined) requireStaff(actor);
  if (actor.role !== 'staff' && actor.id !== id) throw userNotFound([id]);
  if (email !== undefined && actor.id === id && services.mailer.channel === 'smtp')
    await services.rateLimits.countMore(mailToNewAddress, actor, origin.address);
  const { current, notify } = await runInTransaction(
    services.database,
    (transaction) => changeUser(services, transaction, origin, actor, input),
    { answer: (result) => result.current },
  ).catch(rejectTakenEmail);
  notify();
  return current;
}

/** Otherwise an account could make the shop mail thousands of strangers. */
const mailToNewAddress = {
  path: 'users.update',
  type: 'mutation',
  callClass: 'newAddresses',
} as const;

interface UserChange {
  readonly id: string;
  readonly expectedVersion: number;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly metadata?: JsonObject | undefined;
}

async function changeUser(
  services: Services,
  transaction: Transaction,
  origin: Origin,
  actor: Actor,
  { id, expectedVersion, name, email, metadata }: UserChange,
): Promise<{ current: UserView; notify: () => void }> {
  const user = await User.query(transaction).findById(id).forUpdate();
  const view = () => getUser({ knex: transaction }, actor, id);
  if (user && user.erasedAt !== null) throw userErased(id);
  if (user?.version !== expectedVersion) {
    const details = { current: await view() };
    throw new DomainError(
      'VERSION_CONFLICT',
      'The user has changed: apply the edit to `current` and its version',
      details,
    );
  }
  // Kept here, since patching changes the model as well.
  const { name: oldName } = user;
  if (actor.id !== id)
    await protectStaff(transaction, actor, id, { changesEmail: email !== undefined });
  const change =
    email === undefined || email === user.email
      ? unchanged
      : await changeEmail(services, transaction, origin, { actor, user, to: email });
  if (metadata) await patchMetadata(transaction, 'user', id, metadata);
  if (name === undefined && !metadata && !change.applied && change !== unchanged)
    return { current: await view(), notify: change.notify };
  await user.$query(transaction).patch({
    ...(name === undefined ? {} : { name }),
    ...(email === undefined || !change.applied ? {} : { email }),
    updatedAt: utcNow,
    version: expectedVersion + 1,
  });
  const renamed = name !== undefined && name !== oldName && actor.id !== id;
  if (renamed || metadata) {
    await recordSecurityEvent(transaction, origin, {
      kind: 'user-updated',
      userId: id,
      byUserId: actor.id,
      details: {
        ...changeBetween({ name: oldName }, { name: name ?? oldName }),
        ...(metadata ? { metadataKeys: Object.keys(metadata) } : {}),
      },
    });
  }
  return { current: await view(), notify: change.notify };
}

/** The address stays as it is. */
const unchanged: EmailChange = { applied: false, notify() {} };

/**
 * Deletes a user with sessions, keys and credentials. IN_USE when the user has orders; FORBIDDEN for the
 * caller's own account, so that one staff account always remains, and for an API key that would delete staff. USER_NOT_FOUND
 */
export async function deleteUser(
  database: Database,
  origin: Origin,
  actor: Actor,
  id: string,
): Promise<void> {
  if (id === actor.id)
    throw new DomainError(
      'FORBIDDEN',
      'You cannot delete your own account: ask another staff member',
      {},
    );
  await runInTransaction(database, async (transaction) => {
    await lockStaff(transaction, actor);
    const user = await User.query(transaction).findById(id).forUpdate();
    if (!user) throw userNotFound([id]);
    await protectStaff(transaction, actor, id);
    // First, so that it fails for a user with orders, and nobody else can refer to the user any more.
    await user.$query(transaction).delete();
    await erasePersonalData(transaction, user, []);
    await recordSecurityEvent(transaction, origin, {
      kind: 'user-deleted',
      userId: id,
      byUserId: actor.id,
      details: {},
    });
  }).catch((error: unknown) => {
    if (!isStillReferenced(error)) throw error;
    throw new DomainError('IN_USE', 'The user has orders and can’t be deleted', {}, error);
  });
}

/** Whether an address could not be stored because it has an account. */
export function isTakenEmail(error: unknown): boolean {
  return ['users_email_folded', 'users_email_lower_key', 'users_email_unique'].includes(
    constraintOf(error) ?? '',
  );
}

/** EMAIL_TAKEN for the error of an address that has an account already; any other error as it is. */
export function rejectTakenEmail(error: unknown): never {
  if (isTakenEmail(error)) {
    throw new DomainError(
      'EMAIL_TAKEN',
      'An account with this e-mail address already exists',
      {},
      error,
    );
  }
  throw error;
}

function found(user: UserView | undefined, id: string): UserView {
  if (!user) throw userNotFound([id]);
  return user;
}
