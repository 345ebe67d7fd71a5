import { execute, type Database } from '@order-store/db';

/** Deletes sessions that have expired: nobody can use them any more. Returns how many went. */
export async function purgeExpiredSessions({ pool }: Database): Promise<number> {
  const rowCount = await execute(
    pool,
    `DELETE FROM sessions WHERE expires_at < now() AT TIME ZONE 'UTC'`,
  );
  return rowCount;
}
