import { Latencies } from './latencies.ts';
import type { Load, LoadResult } from './load.ts';

type Timing = Pick<Load, 'warmUpSeconds' | 'until'> & Partial<Pick<Load, 'pace'>>;

/** Counts what is done between warm-up and end, and says when it is enough. Latencies are in milliseconds. */
export class Stopwatch {
  readonly #warmUpEnds: number;
  readonly #until: Load['until'];
  readonly #countsByBegin: boolean;
  readonly #latencies = new Latencies();
  #cpuBefore: NodeJS.CpuUsage | undefined;
  #last = 0;

  constructor({ warmUpSeconds, until, pace }: Timing) {
    this.#warmUpEnds = performance.now() + warmUpSeconds * 1000;
    this.#until = until;
    this.#countsByBegin = pace !== undefined && 'perSecond' in pace;
  }

  get done(): number {
    return this.#latencies.count;
  }

  isOver(now = performance.now()): boolean {
    if ('answers' in this.#until) return this.#latencies.count >= this.#until.answers;
    return now >= this.#warmUpEnds + this.#until.seconds * 1000;
  }

  /**
   * What ends between warm-up and end counts: else a slow side would lose more of its answers at the edges.
   * At a constant rate it is what begins there: else the slowest would be left out.
   */
  record(began: number, ended = performance.now()): void {
    const moment = this.#countsByBegin ? began : ended;
    if (moment < this.#warmUpEnds || this.isOver(moment)) return;
    this.#cpuBefore ??= process.cpuUsage();
    this.#latencies.record(ended - began);
    this.#last = ended;
  }

  result(): LoadResult {
    const answers = this.#latencies.count;
    if (answers === 0) throw new Error('Nothing was answered in the time of the round');
    const { user, system } = process.cpuUsage(this.#cpuBefore);
    const seconds =
      'seconds' in this.#until ? this.#until.seconds : (this.#last - this.#warmUpEnds) / 1000;
    return {
      answers,
      seconds,
      perSecond: answers / seconds,
      latency: this.#latencies.summary(),
      generatorMicroseconds: (user + system) / answers,
    };
  }
}
