import { runInTransaction, User, UserCredential, UserRole, type Database } from '@order-store/db';
import { hashPassword, verifyPassword } from './passwords.ts';

/** Makes sure that this account exists, is staff and has this password. Any number of processes may do it at once. */
export async function ensureStaffAccount(
  database: Database,
  email: string,
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await runInTransaction(database, async (transaction) => {
    await transaction.raw(
      `INSERT INTO users (email, name) VALUES (?, 'Staff') ON CONFLICT DO NOTHING`,
      [email],
    );
    const user = await User.query(transaction)
      .whereRaw('lower(email) = lower(?)', [email])
      .forUpdate()
      .first()
      .throwIfNotFound();
    await UserRole.query(transaction)
      .insert({ userId: user.id, role: 'staff' })
      .onConflict('user_id')
      .merge();
    const stored = await UserCredential.query(transaction).findById(user.id);
    if (await verifyPassword(stored?.passwordHash, password)) return;
    await UserCredential.query(transaction)
      .insert({ userId: user.id, passwordHash })
      .onConflict('user_id')
      .merge();
  });
}
