import { execute, type Database } from '@order-store/db';
import { hashPassword, isWeakHash } from '../platform/identity/passwords.ts';

/**
 * Rehashes a password that was just verified if its hash has weaker parameters than the current ones. Replaces only
 * the verified hash, so a concurrent password change wins.
 */
export async function rehashIfWeak(
  { pool }: Database,
  { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string },
  password: string,
): Promise<void> {
  if (!isWeakHash(passwordHash)) return;
  // Keeps updated_at: the password is unchanged.
  await execute(
    pool,
    'UPDATE user_credentials SET password_hash = $3 WHERE user_id = $1 AND password_hash = $2',
    [userId, passwordHash, await hashPassword(password)],
  );
}
