import type { Database } from '@order-store/db';
import { sessionSeconds } from './session-lifetime.ts';

/** A session or an API key that was used: the other one is null. */
export interface Use {
  readonly sessionId: string | null;
  readonly keyId: string | null;
}

/**
 * Writes the moment as the last use of sessions and keys, and lets those sessions live from it on. What
 * was written within the hour, ended meanwhile, or is being written by another process is left alone.
 */
export async function recordUses({ pool }: Database, uses: readonly Use[]): Promise<void> {
  await pool.query(sql, [
    uses.flatMap(({ sessionId }) => sessionId ?? []),
    uses.flatMap(({ keyId }) => keyId ?? []),
    sessionSeconds,
  ]);
}

/** SKIP LOCKED: two processes that write the same uses must not wait for each other in a circle. */
const sql = `
WITH used_sessions AS (
  SELECT token_hash FROM sessions
  WHERE id = ANY ($1::bigint[]) AND last_used_at < now() AT TIME ZONE 'UTC' - interval '1 hour'
    AND expires_at > now() AT TIME ZONE 'UTC'
  FOR UPDATE SKIP LOCKED
), renewed AS (
  UPDATE sessions SET last_used_at = now() AT TIME ZONE 'UTC',
                      expires_at = now() AT TIME ZONE 'UTC' + make_interval(secs => $3)
  WHERE token_hash IN (SELECT token_hash FROM used_sessions)
), used_keys AS (
  SELECT id FROM api_keys
  WHERE id = ANY ($2::bigint[])
    AND (last_used_at IS NULL OR last_used_at < now() AT TIME ZONE 'UTC' - interval '1 hour')
  FOR UPDATE SKIP LOCKED
)
UPDATE api_keys SET last_used_at = now() AT TIME ZONE 'UTC' WHERE id IN (SELECT id FROM used_keys)`;
