import { isAcquireTimeout, isConnectionLost, sqlStateOf, type Database } from '@order-store/db';
import { ReplicaPool, type ReplicaPoolOptions } from './replica-pool.ts';

/**
 * Runs a read on a replica that has every transaction committed before the call, or on the primary. The function may
 * run twice, so it must only read.
 */
export type Read = <T>(run: (database: Database) => Promise<T>) => Promise<T>;

interface ReadRouting extends ReplicaPoolOptions {
  /** Called with the server that ran each read. */
  readonly onRead?: (from: 'replica' | 'primary') => void;
}

/**
 * Sends reads to replicas with read-your-writes consistency, across processes and clients. A read first asks the primary
 * for its log position (concurrent reads share this query), and runs on a replica only if that has replayed up to it. So
 * each read sees everything that was acknowledged before it started. A read waits `catchUpTimeoutMs` for a replica that lags. A
 * replica that stays behind, fails, was promoted or is on another timeline is not used until it has caught up; the
 * primary serves these reads.
 *
 * Source: PostgreSQL, "Log-Shipping Standby Servers", "System Administration Functions".
 */
export function routeReads(routing: ReadRouting): AsyncDisposable & { readonly read: Read } {
  const { primary, replicas, onRead = () => {} } = routing;
  const pool = new ReplicaPool(routing);

  const read: Read = async (run) => {
    const replica = await pool.find();
    if (replica) {
      try {
        const result = await run(replica.database);
        onRead('replica');
        return result;
      } catch (error) {
        if (!isReplicaError(error)) throw error;
        pool.suspend(replica, error);
      }
    }
    onRead('primary');
    return run(primary);
  };

  return {
    read: replicas.length === 0 ? (run) => run(primary) : read,
    [Symbol.asyncDispose]: () => pool.close(),
  };
}

/** Whether the replica caused the error, so that the primary may succeed. 40001: replay canceled the standby's query. */
function isReplicaError(error: unknown): boolean {
  return isConnectionLost(error) || isAcquireTimeout(error) || sqlStateOf(error) === '40001';
}
