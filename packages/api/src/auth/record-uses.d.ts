import type { Database } from '@order-store/db';
/** A session or an API key that was used: the other one is null. */
export interface Use {
  readonly sessionId: string | null;
  readonly keyId: string | null;
}
/**
 * Writes the moment as the last use of sessions and keys, and lets those sessions live from it on. What
 * was written within the hour, ended meanwhile, or is being written by another process is left alone.
 */
export declare function recordUses({ pool }: Database, uses: readonly Use[]): Promise<void>;
