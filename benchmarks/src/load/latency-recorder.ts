import { createHistogram } from 'node:perf_hooks';
import type { LoadResult, Timing } from './load.ts';

/** Records latencies between the end of the warm-up and the end of a round in an HDR histogram. */
export class LatencyRecorder {
  readonly #warmUpEnds: number;
  readonly #until: Timing['until'];
  readonly #microseconds = createHistogram({ highest: 10 * 60 * 1e6, figures: 3 });
  #cpuBefore: NodeJS.CpuUsage | undefined;
  #last = 0;

  constructor({ warmUpSeconds, until }: Timing, startedAt = performance.now()) {
    this.#warmUpEnds = startedAt + warmUpSeconds * 1000;
    this.#until = until;
  }

  get count(): number {
    return this.#microseconds.count;
  }

  isOver(now = performance.now()): boolean {
    if ('responses' in this.#until) return this.count >= this.#until.responses;
    return now >= this.#warmUpEnds + this.#until.seconds * 1000;
  }

  /**
   * Records a latency if `countedAt` is within the round. A closed loop counts a response when it arrives, an
   * open loop when its request was due: otherwise the slowest responses would be missing.
   */
  record(milliseconds: number, countedAt = performance.now()): void {
    if (countedAt < this.#warmUpEnds || this.isOver(countedAt)) return;
    this.#cpuBefore ??= process.cpuUsage();
    this.#microseconds.record(Math.max(1, Math.round(milliseconds * 1000)));
    this.#last = performance.now();
  }

  /** @throws {Error} if nothing was recorded. */
  result(): LoadResult {
    const responses = this.count;
    if (responses === 0) throw new Error('The server sent no response during the round');
    const { user, system } = process.cpuUsage(this.#cpuBefore);
    const seconds =
      'seconds' in this.#until ? this.#until.seconds : (this.#last - this.#warmUpEnds) / 1000;
    const percentile = (value: number) => this.#microseconds.percentile(value) / 1000;
    return {
      responses,
      seconds,
      perSecond: responses / seconds,
      latency: {
        p50: percentile(50),
        p75: percentile(75),
        p90: percentile(90),
        p95: percentile(95),
        p99: percentile(99),
        p999: percentile(99.9),
        max: this.#microseconds.max / 1000,
      },
      generatorMicroseconds: (user + system) / responses,
    };
  }
}
