import { createHash } from 'node:crypto';
import { query, runInTransaction, type Database } from '@order-store/db';
import type { Authenticator } from '../../platform/identity/authenticate.ts';
import { ensureStaff } from '../../accounts/index.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { Id } from '../../shared/fields.ts';
import { openSecret } from '../../shared/secret.ts';
import type { Actor } from '../../platform/identity/context.ts';

/**
 * Authenticates calls of the embedding program as the user with this id, without a token, with their current role.
 * VALIDATION_FAILED, USER_NOT_FOUND
 */
export function trustUser({ pool }: Database, userId: string): Authenticator {
  return authenticator(async () => {
    if (!Id.safeParse(userId).success) throw noId();
    const rows = await query<Pick<Actor, 'id' | 'name' | 'role'>>(pool, {
      name: 'trusted-user',
      text: `SELECT id, name, COALESCE(role, 'customer') AS role
             FROM users LEFT JOIN user_roles ON user_roles.user_id = users.id WHERE id = $1`,
      values: [userId],
    });
    const [user] = rows;
    if (!user) {
      throw new DomainError('USER_NOT_FOUND', 'User not found', { ids: [userId] });
    }
    return { ...user, sessionId: null, keyId: null, keyScopes: null };
  });
}

/**
 * Authenticates calls of the embedding program as itself, with its own staff account, which histories show. Nobody can
 * sign in to this account, and its email cannot be guessed, so that nobody can sign up with it first.
 */
export function trustProgram(database: Database): Authenticator {
  let account: Promise<Actor> | undefined;
  const ensure = async (): Promise<Actor> => {
    const secret = await openSecret(database, 'program');
    const local = createHash('sha256').update(secret).digest('hex').slice(0, 32);
    const email = `program-${local}@order-store.invalid`;
    const { userId: id } = await runInTransaction(database, (transaction) =>
      ensureStaff(transaction, { email, name }),
    );
    return { id, name, role: 'staff', sessionId: null, keyId: null, keyScopes: null };
  };
  return authenticator(() => {
    account ??= ensure().catch((error: unknown) => {
      account = undefined;
      throw error;
    });
    return account;
  });
}

/** Its name in histories. */
const name = 'Program';

function authenticator(actorOf: () => Promise<Actor>): Authenticator {
  const authenticate = async () => ({
    actor: await actorOf(),
    renewed: false,
    recent: true,
  });
  return Object.assign(authenticate, { idle: () => Promise.resolve() });
}

function noId(): DomainError<'VALIDATION_FAILED'> {
  const problem = 'must be an id: a decimal string such as "42"';
  return new DomainError('VALIDATION_FAILED', `userId: ${problem}`, { userId: [problem] });
}
