import {
  EmailVerification,
  runInTransaction,
  UserCredential,
  type Database,
} from '@order-store/db';
import { utcNow } from '../shared/utc-now.ts';
import { ensureStaff, serverOrigin } from './ensure-staff.ts';
import { hashPassword, verifyPassword } from '../platform/identity/passwords.ts';
import { removeFormerAccess, revokeCredentials } from './revoke-credentials.ts';

/**
 * Ensures that this account exists, is staff and has this password. Its address counts as verified. If the password
 * changes, sessions end and API keys are revoked. An unverified account also loses its second factor, because someone
 * else may have signed up with the address. Safe to run concurrently.
 */
export async function ensureStaffAccount(
  database: Database,
  email: string,
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await runInTransaction(database, async (transaction) => {
    const { userId, created } = await ensureStaff(transaction, { email, name: 'Staff' });
    const unverified = await EmailVerification.query(transaction)
      .delete()
      .where({ user_id: userId, verified: false });
    const stored = await UserCredential.query(transaction).findById(userId);
    if (await verifyPassword(stored?.passwordHash, password)) return;
    await UserCredential.query(transaction)
      .insert({ userId, passwordHash, updatedAt: utcNow })
      .onConflict('user_id')
      .merge();
    if (!created) {
      const change = { userId, byUserId: null, sessionId: null, keepApiKeys: false };
      await revokeCredentials(transaction, serverOrigin, change);
      if (unverified > 0) await removeFormerAccess(transaction, userId);
    }
  });
}
