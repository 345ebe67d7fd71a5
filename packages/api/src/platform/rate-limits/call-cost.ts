import { AsyncLocalStorage } from 'node:async_hooks';

/** The time that the database works for a call. */
export class CallCost {
  #milliseconds = 0;

  add(milliseconds: number): void {
    this.#milliseconds += milliseconds;
  }

  /** What the call costs in points of its limit beyond its weight: nothing unless it was slow. */
  get extraPoints(): number {
    return this.#milliseconds < slowMs ? 0 : Math.floor(this.#milliseconds / millisecondsPerPoint);
  }
}

/** Far above what an index needs, so that calls cost the same on a busy machine. */
const slowMs = 500;

/**
 * At 6,000 points a minute, an address gets half a minute of the database's time: a sixth of the connections for public
 * reads of one process.
 */
const millisecondsPerPoint = 5;

/**
 * What an answer of this length as JSON costs beyond the call: nothing up to 100,000 characters, which a page of a list
 * rarely has. Measured: an order of 2,000 lines, half a million characters, takes as much CPU time as fifty small ones.
 */
export function pointsOfAnswer(length: number): number {
  return length < 100_000 ? 0 : Math.floor(length / 10_000);
}

/**
 * What storing an answer of this length as JSON for two days costs beyond the call, so that a customer stores about 10 MB
 * in an hour. Nearly all answers are shorter than 10,000 characters.
 */
export function pointsOfStoredAnswer(length: number): number {
  return Math.floor(length / 10_000);
}

const costs = new AsyncLocalStorage<CallCost>();

/** Runs a call, to whose cost {@link currentCost} adds. */
export function withCost<T>(cost: CallCost, call: () => T): T {
  return costs.run(cost, call);
}

export function currentCost(): CallCost | undefined {
  return costs.getStore();
}
