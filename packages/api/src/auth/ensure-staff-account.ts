import { runInTransaction, User, UserCredential, UserRole, type Database } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../audit/record-security-event.ts';
import { utcNow } from '../shared/utc-now.ts';
import { endSessionsOfOldPassword } from './change-password.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

/**
 * Makes sure that this account exists, is staff and has this password. Any number of processes may do it at
 * once. A password that was another one before ends the account's sessions.
 */
export async function ensureStaffAccount(
  database: Database,
  email: string,
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await runInTransaction(database, async (transaction) => {
    const { rowCount: created } = await transaction.raw(
      `INSERT INTO users (email, name) VALUES (?, 'Staff') ON CONFLICT DO NOTHING`,
      [email],
    );
    const { id: userId, role } = await User.query(transaction)
      .whereRaw('lower(email) = lower(?)', [email])
      .forUpdate()
      .first()
      .throwIfNotFound()
      .then((user) => user.$fetchGraph('role', { transaction }));
    const from = role?.role ?? 'customer';
    if (from !== 'staff') {
      await UserRole.query(transaction)
        .insert({ userId, role: 'staff' })
        .onConflict('user_id')
        .merge();
    }
    if (created === 1) {
      await recordSecurityEvent(transaction, theServer, {
        kind: 'user-created',
        userId,
        byUserId: null,
        details: { email, role: 'staff' },
      });
    } else if (from !== 'staff') {
      await recordSecurityEvent(transaction, theServer, {
        kind: 'role-changed',
        userId,
        byUserId: null,
        details: { from, to: 'staff' },
      });
    }

    const stored = await UserCredential.query(transaction).findById(userId);
    if (await verifyPassword(stored?.passwordHash, password)) return;
    await UserCredential.query(transaction)
      .insert({ userId, passwordHash, updatedAt: utcNow })
      .onConflict('user_id')
      .merge();
    if (created === 0) {
      const change = { userId, byUserId: null, sessionId: null };
      await endSessionsOfOldPassword(transaction, theServer, change);
    }
  });
}

/** Whoever sets the environment of the server needs no request. */
const theServer: Origin = { requestId: 'server', address: null, userAgent: null };
