import { emailKey, execute, User, UserRole, type Transaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';

/**
 * Ensures that an account with this email exists and is staff, and locks its row. A new account gets the given name
 * and no password. Safe to run concurrently.
 */
export async function ensureStaff(
  transaction: Transaction,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<{ readonly userId: string; readonly created: boolean }> {
  const created = await execute(
    transaction,
    `INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    [email, name],
  );
  const { id: userId, role } = await User.query(transaction)
    .whereRaw(`${emailKey('email')} = ${emailKey('?')}`, [email])
    .orderByRaw('email = ? DESC, id', [email])
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
    await recordSecurityEvent(transaction, serverOrigin, {
      kind: 'user-created',
      userId,
      byUserId: null,
      details: { email, role: 'staff' },
    });
  } else if (from !== 'staff') {
    await recordSecurityEvent(transaction, serverOrigin, {
      kind: 'role-changed',
      userId,
      byUserId: null,
      details: { from, to: 'staff' },
    });
  }
  return { userId, created: created === 1 };
}

/** The origin recorded for changes made by the server itself rather than by a request. */
export const serverOrigin: Origin = { requestId: 'server', address: null, userAgent: null };
