import { isAcquireTimeout, isConnectionLost, sqlStateOf, type Database } from '@order-store/db';
import { Poller } from '../background/poller.ts';
import { singleFlight } from '../batching/single-flight.ts';
import { positionOfPrimary, type LogPosition } from './log-position.ts';
import { Replica } from './replica.ts';

/**
 * Runs a read on a replica that has everything that was committed before the call, or on the primary.
 * It may run twice, so it must only read.
 */
export type Read = <T>(run: (database: Database) => Promise<T>) => Promise<T>;

export interface ReadRouting {
  readonly primary: Database;
  readonly replicas: readonly Database[];
  /** How long a read waits for a replica that is behind, in milliseconds. */
  readonly patienceMs?: number;
  /** How long after a trouble, and after each look that found it again, a replica is looked at, in milliseconds. */
  readonly lookAgainMs?: number;
  /** Told where each read ran. */
  readonly onRead?: (from: 'replica' | 'primary') => void;
  /** Told when a replica, counted from 1, is not used any more and why, and when it is used again. */
  readonly onChange?: (replica: number, problem: unknown) => void;
}

/**
 * Sends reads to replicas without anybody seeing less than before. A read first asks the primary how far its
 * log is flushed, which reads of one moment do together, and goes to a replica only when that one has
 * replayed as much. So each caller sees what was acknowledged to anybody before the read began, their own
 * writes among it, whichever process they come to and whatever program they use. A replica that is behind is
 * waited for a little; one that stays behind, fails, was promoted or follows another history is left alone
 * until it has caught up, and the primary answers.
 *
 * Source: PostgreSQL, "Log-Shipping Standby Servers", "System Administration Functions".
 */
export function routeReads({
  primary,
  replicas: databases,
  patienceMs = 50,
  lookAgainMs = 1000,
  onRead = () => {},
  onChange = () => {},
}: ReadRouting): AsyncDisposable & { readonly read: Read } {
  const replicas = databases.map((database) => new Replica(database));
  const askPrimary = singleFlight<null, LogPosition>(() => positionOfPrimary(primary));
  let turn = 0;

  const leaveAlone = (replica: Replica, problem: unknown): void => {
    if (!replica.isUsable) return;
    replica.isUsable = false;
    onChange(replicas.indexOf(replica) + 1, problem);
    looking.start();
  };

  /** Not left to the next reads, each of which would wait for it in vain. */
  const looking = new Poller({
    intervalMs: lookAgainMs,
    onFailure: () => {},
    async task() {
      const wanted = await askPrimary(null);
      await Promise.allSettled(
        replicas.map(async (replica, index) => {
          if (replica.isUsable || !(await replica.reaches(wanted, lookAgainMs))) return;
          replica.isUsable = true;
          onChange(index + 1, undefined);
        }),
      );
      if (replicas.every(({ isUsable }) => isUsable)) looking.stop();
    },
  });

  const findReplica = async (): Promise<Replica | undefined> => {
    const usable = replicas.filter(({ isUsable }) => isUsable);
    const replica = usable[turn++ % usable.length];
    if (!replica) return undefined;
    const wanted = await askPrimary(null);
    try {
      if (await replica.reaches(wanted, patienceMs)) return replica;
      leaveAlone(replica, new Error(`It is more than ${patienceMs} ms behind the primary`));
    } catch (error) {
      leaveAlone(replica, error);
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
        if (!isOfTheReplica(error)) throw error;
        leaveAlone(replica, error);
      }
    }
    onRead('primary');
    return run(primary);
  };

  return {
    read: replicas.length === 0 ? (run) => run(primary) : read,
    async [Symbol.asyncDispose]() {
      looking.stop();
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}

/** Whether the read may well succeed on the primary. 40001: replaying had to cancel a standby's query. */
function isOfTheReplica(error: unknown): boolean {
  return isConnectionLost(error) || isAcquireTimeout(error) || sqlStateOf(error) === '40001';
}
