import type { Clock } from '../links/clock.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/**
 * A clock on which time passes only while nothing else happens: if no call is being answered, the next timer is due
 * immediately. So delays between retries and time limits take no real time.
 */
export class FakeClock implements Clock {
  #now = 0;
  #timers: Timer[] = [];
  #busy = 0;
  #isScheduled = false;

  /** The time that has passed, in milliseconds. */
  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    this.#schedule();
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Stops the time while the work is running. */
  async during<T>(work: () => T | Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.#schedule();
    }
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // After everything that is ready to run.
    later(() => {
      this.#isScheduled = false;
      if (this.#busy > 0) return;
      const [next] = this.#timers.toSorted((a, b) => a.at - b.at);
      if (!next) return;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#now = next.at;
      next.callback();
      if (this.#timers.length > 0) this.#schedule();
    }, 0);
  }
}

/** That of the runtime, even if a test replaces the global. */
const later = globalThis.setTimeout;
