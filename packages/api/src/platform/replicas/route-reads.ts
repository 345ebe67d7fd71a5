import { isAcquireTimeout, isConnectionLost, sqlStateOf, type Database } from '@order-store/db';
import { Poller } from '../background/poller.ts';
import { singleFlight } from '../batching/single-flight.ts';
import { positionOfPrimary, type LogPosition } from './log-position.ts';
import { Replica } from './replica.ts';

/**
 * Runs a read on a replica that has every transaction committed before the call, or on the primary. The function may
 * run twice, so it must only read.
 */
export type Read = <T>(run: (database: Database) => Promise<T>) => Promise<T>;

export interface ReadRouting {
  readonly primary: Database;
  readonly replicas: readonly Database[];
  /** How long a read waits for a replica that lags, in milliseconds. */
  readonly catchUpTimeoutMs?: number;
  /** How often an unusable replica is checked, in milliseconds. */
  readonly checkIntervalMs?: number;
  /** Called with the server that ran each read. */
  readonly onRead?: (from: 'replica' | 'primary') => void;
  /** Called when a replica (counted from 1) becomes unusable, with the error, and when it is usable again. */
  readonly onChange?: (replica: number, problem: unknown) => void;
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
export function routeReads({
  primary,
  replicas: databases,
  catchUpTimeoutMs = 50,
  checkIntervalMs = 1000,
  onRead = () => {},
  onChange = () => {},
}: ReadRouting): AsyncDisposable & { readonly read: Read } {
  const replicas = databases.map((database) => new Replica(database));
  const askPrimary = singleFlight<null, LogPosition>(() => positionOfPrimary(primary));
  let turn = 0;

  const suspend = (replica: Replica, problem: unknown): void => {
    if (!replica.isUsable) return;
    replica.isUsable = false;
    onChange(replicas.indexOf(replica) + 1, problem);
    checks.start();
  };

  /** Checks suspended replicas in the background, so that reads do not wait for them. */
  const checks = new Poller({
    intervalMs: checkIntervalMs,
    onFailure: () => {},
    async task() {
      const wanted = await askPrimary(null);
      await Promise.allSettled(
        replicas.map(async (replica, index) => {
          if (replica.isUsable || !(await replica.reaches(wanted, checkIntervalMs))) return;
          replica.isUsable = true;
          onChange(index + 1, undefined);
        }),
      );
      if (replicas.every(({ isUsable }) => isUsable)) checks.stop();
    },
  });

  const findReplica = async (): Promise<Replica | undefined> => {
    const usable = replicas.filter(({ isUsable }) => isUsable);
    const replica = usable[turn++ % usable.length];
    if (!replica) return undefined;
    const wanted = await askPrimary(null);
    try {
      if (await replica.reaches(wanted, catchUpTimeoutMs)) return replica;
      suspend(
        replica,
        new Error(`The replica is more than ${catchUpTimeoutMs} ms behind the primary`),
      );
    } catch (error) {
      suspend(replica, error);
    }
    return undefined;
  };

  const read: Read = async (run) => {
    const replica = await findReplica();
    if (replica) {
      try {
        const result = await run(replica.database);
        onRead('replica');
        return result;
      } catch (error) {
        if (!isReplicaError(error)) throw error;
        suspend(replica, error);
      }
    }
    onRead('primary');
    return run(primary);
  };

  return {
    read: replicas.length === 0 ? (run) => run(primary) : read,
    async [Symbol.asyncDispose]() {
      checks.stop();
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}

/** Whether the replica caused the error, so that the primary may succeed. 40001: replay canceled the standby's query. */
function isReplicaError(error: unknown): boolean {
  return isConnectionLost(error) || isAcquireTimeout(error) || sqlStateOf(error) === '40001';
}
