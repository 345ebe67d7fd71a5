import { execute, type Database } from '@order-store/db';

/** Deletes links for setting a new password that have expired. Returns how many went. */
export async function purgeExpiredResets({ pool }: Database): Promise<number> {
  const rowCount = await execute(
    pool,
    `DELETE FROM password_resets WHERE expires_at < now() AT TIME ZONE 'UTC'`,
  );
  return rowCount;
}
