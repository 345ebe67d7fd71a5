import type { Database } from '@order-store/db';
import { singleFlight } from '../batching/single-flight.ts';
import { isReached, positionOfReplica, type LogPosition } from './log-position.ts';
import { setTimeout as sleep } from 'node:timers/promises';

/** One standby, and how far it is known to have replayed the primary's log. */
export class Replica {
  readonly database: Database;
  /** False from when it failed or stayed behind until it has caught up again. */
  isUsable = true;
  #known: LogPosition | undefined;
  readonly #ask: (input: null) => Promise<LogPosition>;

  constructor(database: Database) {
    this.database = database;
    this.#ask = singleFlight<null, LogPosition>(async () => {
      this.#known = await positionOfReplica(database);
      return this.#known;
    });
  }

  /**
   * Whether it has replayed the log up to `wanted`, or does so within `patienceMs`. Replaying never goes
   * back, so what was once known is enough when the primary has written nothing since.
   * @throws when it does not answer in time, or not at all.
   */
  async reaches(wanted: LogPosition, patienceMs: number): Promise<boolean> {
    if (this.#known && isReached(wanted, this.#known)) return true;
    const end = performance.now() + patienceMs;
    for (let wait = 1; ; wait = Math.min(wait * 2, 16)) {
      if (isReached(wanted, await this.#answer())) return true;
      if (performance.now() + wait > end) return false;
      await sleep(wait);
    }
  }

  /** A connection that the network swallows must not hold a read that the primary could answer. */
  async #answer(): Promise<LogPosition> {
    const late = new AbortController();
    const timeout = sleep(answerTimeoutMs, undefined, { signal: late.signal, ref: false }).then(
      () => {
        throw new Error(`It did not respond within ${answerTimeoutMs} ms`);
      },
    );
    try {
      return await Promise.race([this.#ask(null), timeout]);
    } finally {
      timeout.catch(() => {});
      late.abort();
    }
  }
}

const answerTimeoutMs = 1000;
