import type { LatencySummary } from './latencies.ts';
import type { Requests } from './requests.ts';

/** One round of load against a server. */
export interface Load {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly requests: Requests;
  /** Closed: each caller sends when it has its answer. Open: requests are sent at a constant rate, come what may. */
  readonly pace: { readonly callers: number } | { readonly perSecond: number };
  /** Before the clock starts. */
  readonly warmUpSeconds: number;
  /** When to end: after this time, or after so many answers. */
  readonly until: { readonly seconds: number } | { readonly answers: number };
}

/** What came of it, without the warm-up. */
export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** In milliseconds. */
  readonly latency: LatencySummary;
  /** Processor time that the generator itself took for each answer, in microseconds. */
  readonly generatorMicroseconds: number;
}
