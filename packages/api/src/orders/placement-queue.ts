import {
  CommitUnknownError,
  isConnectionLost,
  isLockTimeout,
  onReservedConnection,
} from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import { Batcher } from '../platform/batching/batcher.ts';
import { placeBatch, type BatchLocks, type PlaceBatchOptions } from './place-batch.ts';
import type { Deferred, HeldRow, PlacementRequest, PlacementResult } from './placement.ts';
import { lockedTooLong, PlacementLanes } from './placement-lanes.ts';
import type { LockMode } from './read-placement-state.ts';

export interface PlacementSettings {
  readonly maxBatchSize: number;
  readonly maxInFlight: number;
  readonly maxWaiting: number;
  /** How long a batch waits for a row before it defers the requests that need it, in milliseconds. */
  readonly lockWaitMs: number;
  /** How long a request may wait for rows that other transactions have locked; by default PostgreSQL's lock_timeout. */
  readonly patienceMs: number;
  /** Maximum number of requests that wait for such rows. */
  readonly maxDeferred: number;
}

/** Measured; see benchmarks/README.md. */
const defaultPlacementSettings = {
  maxBatchSize: 64,
  maxInFlight: 2,
  maxWaiting: 5000,
  lockWaitMs: 200,
  maxDeferred: 5000,
} as const satisfies Omit<PlacementSettings, 'patienceMs'>;

interface PlacementQueueOptions extends PlaceBatchOptions {
  readonly settings?: Partial<PlacementSettings>;
}

type Results = PromiseSettledResult<PlacementResult | Deferred>[];

/**
 * Places orders that arrive together in batches. A batch waits only a short time for a row that another transaction has
 * locked; the requests that need the row then wait in a separate lane, so that other orders are not delayed. See
 * docs/adr/0045-lanes-for-locked-products.md.
 */
export class PlacementQueue {
  readonly #options: PlacementQueueOptions;
  readonly #settings: PlacementSettings;
  readonly #batcher: Batcher<PlacementRequest, PlacementResult | Deferred>;
  readonly #lanes: PlacementLanes;
  #pending = 0;
  #onIdle: (() => void)[] = [];

  constructor(options: PlacementQueueOptions) {
    this.#options = options;
    const patienceMs = options.database.lockTimeoutMs || Infinity;
    this.#settings = { ...defaultPlacementSettings, patienceMs, ...options.settings };
    const { maxBatchSize, maxDeferred } = this.#settings;
    this.#batcher = new Batcher({
      name: 'place orders',
      ...this.#settings,
      // Whatever waits for locks in other operations, batches get a connection.
      run: (requests) => onReservedConnection(() => this.#placeAll(requests)),
    });
    this.#lanes = new PlacementLanes({
      maxBatchSize,
      maxConnections: Math.max(1, Math.floor((options.database.pool.options.max ?? 1) / 5)),
      maxWaiting: maxDeferred,
      run: (row, takeRequests, waitMs) => this.#placeAfter(row, takeRequests, waitMs),
    });
    options.metrics.watchPlacements(this);
  }

  /** Requests that wait for a batch or for a row that another transaction has locked. */
  get waiting(): number {
    return this.#batcher.waiting + this.#lanes.waiting;
  }

  /** Requests that wait for a row that another transaction has locked. */
  get deferred(): number {
    return this.#lanes.waiting;
  }

  get inFlight(): number {
    return this.#batcher.inFlight + this.#lanes.running;
  }

  /**
   * Resolves with the result of the request. OVERLOADED if too many requests wait, or if a row stays locked for too
   * long; CLIENT_CLOSED_REQUEST if the signal was aborted before the request was decided, in which case nothing was done.
   */
  async add(request: PlacementRequest, signal?: AbortSignal): Promise<PlacementResult> {
    this.#pending++;
    try {
      const deadline = performance.now() + this.#settings.patienceMs;
      let row = this.#lanes.rowFor(request);
      for (;;) {
        if (row !== undefined && performance.now() >= deadline) throw lockedTooLong();
        const result = await (row === undefined
          ? this.#batcher.add(request, signal)
          : this.#lanes.add(row, { request, deadline, signal }));
        if ('released' in result) row = undefined;
        else if ('heldBy' in result) row = result.heldBy;
        else return result;
      }
    } finally {
      this.#pending--;
      if (this.#pending === 0) for (const resolve of this.#onIdle.splice(0)) resolve();
    }
  }

  /** Resolves when no request is waiting or running. */
  idle(): Promise<void> {
    if (this.#pending === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  /** Waits a short time for locked rows, then defers the requests that need them. */
  async #placeAll(requests: readonly PlacementRequest[]): Promise<Results> {
    try {
      return await this.#placeFree(requests, 'wait');
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      if (!isLockTimeout(error)) return this.#placeEach(requests);
    }
    try {
      return await this.#placeFree(requests, 'skip');
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      return this.#placeEach(requests);
    }
  }

  /** Defers the requests that need a row for which others wait already. */
  async #placeFree(requests: readonly PlacementRequest[], mode: LockMode): Promise<Results> {
    let rows: readonly (HeldRow | undefined)[] = [];
    const takeFree = () => {
      rows = requests.map((request) => this.#lanes.rowFor(request));
      return requests.filter((_, index) => rows[index] === undefined);
    };
    const results = await this.#place(takeFree, { mode, timeoutMs: this.#settings.lockWaitMs });
    const next = results.values();
    return rows.flatMap((heldBy) =>
      heldBy ? { status: 'fulfilled', value: { heldBy } } : (next.next().value ?? []),
    );
  }

  /** Waits for a locked row, then a short time for each other row, then defers the requests that need it. */
  async #placeAfter(
    row: HeldRow,
    takeRequests: () => readonly PlacementRequest[],
    waitMs: number,
  ): Promise<Results> {
    if (row.kind === 'other') return this.#place(takeRequests, { mode: 'wait', timeoutMs: waitMs });
    const timeoutMs = this.#settings.lockWaitMs;
    let taken: readonly PlacementRequest[] = [];
    const take = () => (taken = takeRequests());
    try {
      return await this.#place(take, { mode: 'wait', timeoutMs, after: { row, waitMs } });
    } catch (error) {
      if (taken.length === 0 || !isLockTimeout(error)) throw error;
      return this.#place(() => taken, { mode: 'skip', timeoutMs });
    }
  }

  /**
   * Places each order alone after something unexpected failed the batch, so that only the faulty one fails. The batch's
   * transaction was rolled back, so nothing is placed twice.
   */
  async #placeEach(requests: readonly PlacementRequest[]): Promise<Results> {
    const results: Results = [];
    for (const request of requests) {
      const alone = this.#place(() => [request], {
        mode: 'skip',
        timeoutMs: this.#settings.lockWaitMs,
      }).catch((reason: unknown): Results => [
        isLockTimeout(reason)
          ? { status: 'fulfilled', value: { heldBy: { kind: 'other' } } }
          : { status: 'rejected', reason },
      ]);
      results.push(...(await alone));
    }
    return results;
  }

  async #place(
    takeRequests: () => readonly PlacementRequest[],
    locks: BatchLocks,
  ): Promise<Results> {
    let requests: readonly PlacementRequest[] = [];
    try {
      const results = await placeBatch(() => (requests = takeRequests()), this.#options, locks);
      return results.map((value) => ({ status: 'fulfilled', value }));
    } catch (error) {
      if (!(error instanceof CommitUnknownError)) throw error;
      return requests.map(({ key }) => outcomeUnknown(error, key !== undefined));
    }
  }
}

/** A retry with a key is safe and finds out; without one it might place a second order. */
function outcomeUnknown(error: CommitUnknownError, hasKey: boolean): PromiseRejectedResult {
  const message =
    'The database connection was lost while the order was stored, so it may or may not exist: check the orders before placing it again';
  return {
    status: 'rejected',
    reason: hasKey ? error : new DomainError('OUTCOME_UNKNOWN', message, {}, error),
  };
}
