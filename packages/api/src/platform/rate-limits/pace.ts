import { setTimeout as sleep } from 'node:timers/promises';
import { addressKey, networkFactor, networkKey } from './address-key.ts';
import { rateLimited } from './call-counter.ts';

/** Spaces out requests that no other limit counts: files, health checks, unknown paths, malformed input, and rejections. */
export interface Pace {
  /** Waits for a turn of the address, and takes it. RATE_LIMITED after the longest wait, if too many others wait already. */
  turn(address: string | null): Promise<void>;
  /** Waits while too many turns are taken, without taking one. RATE_LIMITED as above. */
  wait(address: string | null): Promise<void>;
  /** Takes a turn without waiting. */
  take(address: string | null): void;
}

/**
 * Lets an address have a number of turns a second in this process, and makes the others wait. Rejecting them would cost
 * about as much as answering them, so that a thousand connections in a loop would still keep the process busy; those that
 * wait send nothing.
 */
export function createPace(
  scale: number,
  { perSecond = 300, burst = 1000, longestMs = 5000 } = {},
): Pace {
  const ofAddress = new Turns(perSecond * scale, burst * scale);
  const ofNetwork = new Turns(perSecond * scale * networkFactor, burst * scale * networkFactor);
  const take = (address: string | null, count: 0 | 1): number => {
    const network = networkKey(address);
    return Math.max(
      ofAddress.take(addressKey(address), count, longestMs),
      network === null ? 0 : ofNetwork.take(network, count, longestMs),
    );
  };
  const wait = async (address: string | null, count: 0 | 1): Promise<void> => {
    const waitMs = take(address, count);
    if (waitMs <= 0) return;
    await sleep(Math.min(waitMs, longestMs), undefined, { ref: false });
    if (waitMs > longestMs) throw rateLimited('Too many requests', longestMs);
  };
  return {
    turn: (address) => wait(address, 1),
    wait: (address) => wait(address, 0),
    take: (address) => void take(address, 1),
  };
}

export const noPace: Pace = {
  async turn() {},
  async wait() {},
  take() {},
};

class Turns {
  readonly #intervalMs: number;
  readonly #burstMs: number;
  /** When each key has all of its burst again. */
  readonly #free = new Map<string, number>();

  constructor(perSecond: number, burst: number) {
    this.#intervalMs = 1000 / perSecond;
    this.#burstMs = burst * this.#intervalMs;
  }

  /** Takes turns and returns the milliseconds until them; takes none if they are further away than `longestMs`. */
  take(key: string, count: 0 | 1, longestMs: number): number {
    const now = performance.now();
    const free = Math.max(this.#free.get(key) ?? 0, now) + count * this.#intervalMs;
    // Whole, because the difference of the sums is not exact.
    const waitMs = Math.floor(free - now - this.#burstMs);
    if (count === 0 || waitMs > longestMs) return waitMs;
    // More addresses than connections: clearing all costs less than looking for those that are free.
    if (this.#free.size >= mostKeys) this.#free.clear();
    this.#free.set(key, free);
    return waitMs;
  }
}

const mostKeys = 50_000;
