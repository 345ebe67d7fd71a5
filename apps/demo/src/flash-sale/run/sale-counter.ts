import {
  bucketMs,
  type ResponseBucket,
  type SaleCounts,
  type SaleProgress,
} from './sale-progress.ts';

/** How a purchase attempt ended; `failed` is the reason of the error. */
export type AttemptResult = 'ordered' | 'sold-out' | 'aborted' | { readonly failed: string };

/** Counts attempts, responses and requests during a sale. */
export class SaleCounter {
  readonly #now: () => number;
  readonly #responses: { ordered: number; soldOut: number }[] = [];
  readonly #failed: Record<string, number> = {};
  readonly #waits: number[] = [];
  #counts = {
    ordered: 0,
    soldOut: 0,
    aborted: 0,
    doubleClicks: 0,
    sameOrder: 0,
    retries: 0,
    calls: 0,
    requests: 0,
  };

  /** @param now milliseconds since the start of the sale. */
  constructor(now: () => number) {
    this.#now = now;
  }

  attemptEnded(result: AttemptResult, afterMs: number): void {
    if (result === 'aborted') {
      this.#counts.aborted += 1;
      return;
    }
    if (typeof result === 'object') {
      this.#failed[result.failed] = (this.#failed[result.failed] ?? 0) + 1;
      return;
    }
    const kind = result === 'ordered' ? 'ordered' : 'soldOut';
    this.#counts[kind] += 1;
    this.#currentBucket()[kind] += 1;
    this.#waits.push(afterMs);
  }

  doubleClicked(sameOrder: boolean): void {
    this.#counts.doubleClicks += 1;
    if (sameOrder) this.#counts.sameOrder += 1;
  }

  /** Counts an HTTP request by the procedures it calls. */
  requestSent(calls: readonly string[]): void {
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

  get responses(): readonly ResponseBucket[] {
    return this.#responses.map((bucket) => ({ ...bucket }));
  }

  get waits(): SaleProgress['waits'] {
    const sorted = Float64Array.from(this.#waits).toSorted();
    const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
    const [median, p99] = [at(0.5), at(0.99)];
    return median === undefined || p99 === undefined ? null : { median, p99 };
  }

  #currentBucket(): { ordered: number; soldOut: number } {
    const index = Math.max(0, Math.floor(this.#now() / bucketMs));
    while (this.#responses.length <= index) this.#responses.push({ ordered: 0, soldOut: 0 });
    return this.#responses[index] ?? { ordered: 0, soldOut: 0 };
  }
}
