import { execute, type Database } from '@order-store/db';
import { hashPassword, isWeakHash } from '../platform/identity/passwords.ts';

/**
 * Hashes a password that was just verified anew, if its hash has weaker parameters than today's. A password
 * that was changed meanwhile stays as it was changed: only the hash that was verified is replaced.
 */
export async function rehashIfWeak(
  { pool }: Database,
  { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string },
  password: string,
): Promise<void> {
  if (!isWeakHash(passwordHash)) return;
  // updated_at stays: the password is the same.
  await execute(
    pool,
    'UPDATE user_credentials SET password_hash = $3 WHERE user_id = $1 AND password_hash = $2',
    [userId, passwordHash, await hashPassword(password)],
  );
}
