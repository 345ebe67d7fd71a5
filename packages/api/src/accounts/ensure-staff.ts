import { execute, User, UserRole, type Transaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';

/**
 * Makes sure that an account with this e-mail exists and is staff, and locks it. A new one gets the name, and
 * nobody can sign in to it. Any number of processes may do it at once.
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
  return { userId, created: created === 1 };
}

/** Whoever sets the environment of the server, or runs the store in a program, needs no request. */
export const theServer: Origin = { requestId: 'server', address: null, userAgent: null };
