import {
  bucketMs,
  type AnswersInTime,
  type SaleCounts,
  type SaleProgress,
} from './sale-progress.ts';

/** How a buyer's try ended: as they see it, or the reason of the error. */
export type Ending = 'ordered' | 'sold-out' | 'gave-up' | { readonly failed: string };

/** Counts a sale while it goes on. */
export class Tally {
  readonly #now: () => number;
  readonly #answers: { ordered: number; soldOut: number }[] = [];
  readonly #failed: Record<string, number> = {};
  readonly #waits: number[] = [];
  #counts = {
    ordered: 0,
    soldOut: 0,
    gaveUp: 0,
    secondClicks: 0,
    sameOrder: 0,
    retries: 0,
    calls: 0,
    requests: 0,
  };

  /** @param now milliseconds since the doors opened. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A try has ended after so many milliseconds. */
  ended(ending: Ending, afterMs: number): void {
    if (ending === 'gave-up') {
      this.#counts.gaveUp += 1;
      return;
    }
    if (typeof ending === 'object') {
      this.#failed[ending.failed] = (this.#failed[ending.failed] ?? 0) + 1;
      return;
    }
    const kind = ending === 'ordered' ? 'ordered' : 'soldOut';
    this.#counts[kind] += 1;
    this.#bucket()[kind] += 1;
    this.#waits.push(afterMs);
  }

  /** Somebody clicked again, and got the order of the first click or not. */
  clickedAgain(sameOrder: boolean): void {
    this.#counts.secondClicks += 1;
    if (sameOrder) this.#counts.sameOrder += 1;
  }

  /** An HTTP request left with these calls in it. */
  requested(calls: readonly string[]): void {
    const orders = calls.filter((call) => call === 'orders.place').length;
    if (orders === 0) return;
    this.#counts.requests += 1;
    this.#counts.calls += orders;
  }

  retried(): void {
    this.#counts.retries += 1;
  }

  get counts(): SaleCounts {
    return { ...this.#counts, failed: { ...this.#failed } };
  }

  get answers(): readonly AnswersInTime[] {
    return this.#answers.map((bucket) => ({ ...bucket }));
  }

  get waits(): SaleProgress['waits'] {
    const sorted = Float64Array.from(this.#waits).toSorted();
    const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
    const [median, p99] = [at(0.5), at(0.99)];
    return median === undefined || p99 === undefined ? null : { median, p99 };
  }

  #bucket(): { ordered: number; soldOut: number } {
    const index = Math.max(0, Math.floor(this.#now() / bucketMs));
    while (this.#answers.length <= index) this.#answers.push({ ordered: 0, soldOut: 0 });
    return this.#answers[index] ?? { ordered: 0, soldOut: 0 };
  }
}
