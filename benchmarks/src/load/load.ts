import type { Population } from '../store/population.ts';

/** One round of HTTP load against a server. */
export interface Load {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly requests: Requests;
  /**
   * Closed loop: each caller sends its next request when it has the response to the last one.
   * Open loop: requests are sent at a constant rate, however long the responses take.
   */
  readonly pace: { readonly callers: number } | { readonly perSecond: number };
  /** Load that is sent but not counted. */
  readonly warmUpSeconds: number;
  /** When to stop: after this time, or after this many responses. */
  readonly until: { readonly seconds: number } | { readonly responses: number };
}

/** What a load generator sends. */
export type Requests =
  | ({
      /** Orders of random users for random products, each with its own idempotency key. */
      readonly kind: 'orders';
      readonly path: string;
      /** Products per order. */
      readonly lines: number;
      /** Whether each has metadata, a charge, a deadline and the expected total. The users must be staff. */
      readonly withOptions?: boolean;
    } & Population)
  | {
      /** Payments of random orders, each with its own reference, of the order's total. */
      readonly kind: 'payments';
      readonly path: string;
      readonly token: string;
      readonly orders: readonly { readonly id: string; readonly total: string }[];
    }
  | {
      /** Searches for a random text that most likely no product has, or for one that some have. */
      readonly kind: 'search';
      readonly path: string;
      readonly matching: boolean;
    }
  | {
      /** The same GET request every time. */
      readonly kind: 'same';
      readonly path: string;
      readonly token: string | undefined;
    };

/** The result of a round, without its warm-up. */
export interface LoadResult {
  readonly responses: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly latency: LatencyPercentiles;
  /** CPU time of the load generator per response, in microseconds. */
  readonly generatorMicroseconds: number;
}

/** In milliseconds. */
interface LatencyPercentiles {
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

export type Timing = Pick<Load, 'warmUpSeconds' | 'until'>;
