/** How long requests took, in milliseconds, as percentiles. */
export interface LatencySummary {
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

/** Every single latency, since a million of them take no more than 8 MB: no percentile is an estimate. */
export class Latencies {
  #milliseconds = new Float64Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  record(milliseconds: number): void {
    if (this.#count === this.#milliseconds.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#milliseconds);
      this.#milliseconds = larger;
    }
    this.#milliseconds[this.#count++] = milliseconds;
  }

  summary(): LatencySummary {
    const sorted = this.#milliseconds.slice(0, this.#count).toSorted();
    const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
    return {
      p50: at(0.5),
      p75: at(0.75),
      p90: at(0.9),
      p95: at(0.95),
      p99: at(0.99),
      p999: at(0.999),
      max: at(1),
    };
  }
}
