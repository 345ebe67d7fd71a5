import { runInTransaction, UserCredential, type Database, type Transaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import type { Actor } from '../platform/identity/context.ts';
import { hashPassword, verifyPassword } from '../platform/identity/passwords.ts';
import { deleteSessions } from './session-list.ts';

interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * Changes the caller's password and ends their other sessions. API keys stay valid. Throws VALIDATION_FAILED if the
 * current password is wrong.
 */
export async function changePassword(
  database: Database,
  origin: Origin,
  actor: Actor,
  { currentPassword, newPassword }: PasswordChange,
): Promise<void> {
  const { id: userId, sessionId } = actor;
  const stored = await UserCredential.query(database.knex).findById(userId);
  if (!stored || !(await verifyPassword(stored.passwordHash, currentPassword))) {
    await recordSecurityEvent(database.knex, origin, {
      kind: 'password-change-failed',
      userId,
      byUserId: userId,
      details: {},
    });
    throw wrongPassword();
  }
  const passwordHash = await hashPassword(newPassword);
  await runInTransaction(database, async (transaction) => {
    const changed = await UserCredential.query(transaction)
      .where({ user_id: userId, password_hash: stored.passwordHash })
      .patch({ passwordHash, updatedAt: utcNow });
    // A concurrent change won; the given password is no longer current.
    if (changed === 0) throw wrongPassword();
    await endSessionsOfOldPassword(transaction, origin, { userId, byUserId: userId, sessionId });
  });
}

/**
 * Runs after every password change: ends all sessions except `sessionId`, invalidates password reset links and
 * records a security event.
 */
export async function endSessionsOfOldPassword(
  transaction: Transaction,
  origin: Origin,
  {
    userId,
    byUserId,
    sessionId,
  }: {
    readonly userId: string;
    readonly byUserId: string | null;
    readonly sessionId: string | null;
  },
): Promise<void> {
  const endedSessionIds = await deleteSessions(transaction, userId, sessionId);
  await transaction('password_resets').where({ user_id: userId }).delete();
  await recordSecurityEvent(transaction, origin, {
    kind: 'password-changed',
    userId,
    byUserId,
    details: { endedSessionIds },
  });
}

function wrongPassword(): DomainError {
  return new DomainError('VALIDATION_FAILED', 'currentPassword: is incorrect', {
    currentPassword: ['is incorrect'],
  });
}
