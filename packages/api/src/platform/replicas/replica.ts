import type { Database } from '@order-store/db';
import { singleFlight } from '../batching/single-flight.ts';
import { isReached, positionOfReplica, type LogPosition } from './log-position.ts';
import { setTimeout as sleep } from 'node:timers/promises';

/** A standby and its last known replay position. */
export class Replica {
  readonly database: Database;
  /** False after it failed or fell behind, until it has caught up. */
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
   * Whether it has replayed the log up to `wanted`, or does so within `timeoutMs`. Replay never goes back, so the last
   * known position may be enough.
   * @throws if it does not answer in time.
   */
  async reaches(wanted: LogPosition, timeoutMs: number): Promise<boolean> {
    if (this.#known && isReached(wanted, this.#known)) return true;
    const end = performance.now() + timeoutMs;
    for (let wait = 1; ; wait = Math.min(wait * 2, 16)) {
      if (isReached(wanted, await this.#readPosition())) return true;
      if (performance.now() + wait > end) return false;
      await sleep(wait);
    }
  }

  /** A dead connection must not delay a read that the primary could answer. */
  async #readPosition(): Promise<LogPosition> {
    const late = new AbortController();
    const timeout = sleep(answerTimeoutMs, undefined, { signal: late.signal, ref: false }).then(
      () => {
        throw new Error(`The replica did not answer within ${answerTimeoutMs} ms`);
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
