import { runInTransaction, UserCredential } from '@order-store/db';
import type { Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { rejectGuessable } from '../platform/identity/password-context.ts';
import { hashPassword } from '../platform/identity/passwords.ts';
import type { Services } from '../platform/services.ts';
import { utcNow } from '../shared/utc-now.ts';
import { checkOwnPassword, wrongPassword } from './check-own-password.ts';
import { revokeCredentials, sendPasswordNotice } from './revoke-credentials.ts';

interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly keepApiKeys: boolean;
}

/**
 * Changes the caller's password, ends their other sessions and revokes their API keys unless `keepApiKeys`. Throws
 * VALIDATION_FAILED if the current password is wrong, and RATE_LIMITED after too many wrong ones.
 */
export async function changePassword(
  services: Services,
  origin: Origin,
  { id: userId, sessionId }: Actor,
  { currentPassword, newPassword, keepApiKeys }: PasswordChange,
): Promise<void> {
  const proven = await checkOwnPassword(services, origin, {
    userId,
    password: currentPassword,
    field: 'currentPassword',
    failure: 'password-change-failed',
  });
  rejectGuessable('newPassword', newPassword, { ...proven, shopName: services.shopName });
  const passwordHash = await hashPassword(newPassword);
  await runInTransaction(services.database, async (transaction) => {
    const changed = await UserCredential.query(transaction)
      .where({ user_id: userId, password_hash: proven.passwordHash })
      .patch({ passwordHash, updatedAt: utcNow });
    // A concurrent change won; the given password is no longer current.
    if (changed === 0) throw wrongPassword('currentPassword');
    const by = { userId, byUserId: userId };
    await revokeCredentials(transaction, origin, { ...by, sessionId, keepApiKeys });
  });
  sendPasswordNotice(services, proven.email);
}
