import { execute, type Database } from '@order-store/db';
import { maxSessionSeconds, sessionSeconds } from './session-lifetime.ts';

/** The session or the API key that was used; the other one is null. */
export interface Use {
  readonly sessionId: string | null;
  readonly keyId: string | null;
}

/**
 * Updates the last use of sessions and API keys, and extends the sessions. Skips rows that were updated within the last
 * hour, have expired, or are locked by another process.
 */
export async function recordUses({ pool }: Database, uses: readonly Use[]): Promise<void> {
  await execute(pool, sql, [
    uses.flatMap(({ sessionId }) => sessionId ?? []),
    uses.flatMap(({ keyId }) => keyId ?? []),
    sessionSeconds,
    maxSessionSeconds,
  ]);
}

/** SKIP LOCKED avoids deadlocks between processes that record the same uses. */
const sql = `
WITH used_sessions AS (
  SELECT token_hash FROM sessions
  WHERE id = ANY ($1::bigint[]) AND last_used_at < now() AT TIME ZONE 'UTC' - interval '1 hour'
    AND expires_at > now() AT TIME ZONE 'UTC'
  FOR UPDATE SKIP LOCKED
), renewed AS (
  UPDATE sessions SET last_used_at = now() AT TIME ZONE 'UTC',
                      expires_at = LEAST(now() AT TIME ZONE 'UTC' + make_interval(secs => $3),
                                         created_at + make_interval(secs => $4))
  WHERE token_hash IN (SELECT token_hash FROM used_sessions)
), used_keys AS (
  SELECT id FROM api_keys
  WHERE id = ANY ($2::bigint[])
    AND (last_used_at IS NULL OR last_used_at < now() AT TIME ZONE 'UTC' - interval '1 hour')
  FOR UPDATE SKIP LOCKED
)
UPDATE api_keys SET last_used_at = now() AT TIME ZONE 'UTC' WHERE id IN (SELECT id FROM used_keys)`;
