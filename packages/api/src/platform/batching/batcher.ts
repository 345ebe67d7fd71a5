import { withoutExtension } from '@order-store/db';
import { currentOrigin, workForAll, type Origin } from '../telemetry/origin.ts';
import { DomainError } from '../../shared/domain-error.ts';

interface BatcherOptions<Request, Answer> {
  /** Runs a batch and returns a result for each request, in order. If it throws, all of them get the error. */
  readonly run: (requests: readonly Request[]) => Promise<PromiseSettledResult<Answer>[]>;
  /** Maximum number of requests in a batch. */
  readonly maxBatchSize: number;
  /** Maximum number of batches that run at the same time. */
  readonly maxInFlight: number;
  /** Maximum number of waiting requests; further ones are rejected with OVERLOADED. */
  readonly maxWaiting: number;
  /** The batch's name in traces. */
  readonly name?: string;
  /** Called when a batch starts. */
  readonly onBatch?: (size: number) => void;
}

/**
 * Runs requests that arrive together as a batch. While fewer than `maxInFlight` batches run, all waiting requests start
 * as one batch immediately: a single request never waits for others, and batches grow under load.
 */
export class Batcher<Request, Answer> {
  readonly #options: BatcherOptions<Request, Answer>;
  #waiting: Entry<Request, Answer>[] = [];
  #inFlight = 0;
  #scheduled = false;
  #onIdle: (() => void)[] = [];

  constructor(options: BatcherOptions<Request, Answer>) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /**
   * Resolves with the request's result. OVERLOADED if too many requests wait; CLIENT_CLOSED_REQUEST if the signal was
   * aborted before the batch started, in which case nothing was done.
   */
  add(request: Request, signal?: AbortSignal): Promise<Answer> {
    if (this.#waiting.length >= this.#options.maxWaiting) {
      return Promise.reject(new DomainError('OVERLOADED', 'Too many waiting requests; retry', {}));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, signal, origin: currentOrigin(), resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves when no request is waiting or running. */
  idle(): Promise<void> {
    if (this.#inFlight === 0 && this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  /** Starts after the current turn of the event loop, so that its requests share a batch. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#begin();
    });
  }

  #begin(): void {
    while (this.#inFlight < this.#options.maxInFlight && this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#options.maxBatchSize).filter(isWanted);
      if (batch.length > 0) void this.#run(batch);
    }
    if (this.#inFlight === 0 && this.#waiting.length === 0) {
      for (const resolve of this.#onIdle.splice(0)) resolve();
    }
  }

  async #run(batch: readonly Entry<Request, Answer>[]): Promise<void> {
    this.#inFlight++;
    this.#options.onBatch?.(batch.length);
    try {
      const { name = 'batch', run } = this.#options;
      const answers = await workForAll(
        name,
        batch.map(({ origin }) => origin),
        // A transaction of the batch is not that of the call which happened to start it.
        () => withoutExtension(() => run(batch.map(({ request }) => request))),
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const answer = answers[index];
        if (answer?.status === 'fulfilled') resolve(answer.value);
        else reject(answer ? answer.reason : new Error('A request of a batch got no result'));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.#inFlight--;
      this.#begin();
    }
  }
}

interface Entry<Request, Answer> {
  readonly request: Request;
  readonly signal: AbortSignal | undefined;
  readonly origin: Origin;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Requests of callers who disconnected are rejected, not run. */
function isWanted<Request, Answer>({ signal, reject }: Entry<Request, Answer>): boolean {
  if (!signal?.aborted) return true;
  reject(
    new DomainError('CLIENT_CLOSED_REQUEST', 'The caller disconnected before the call started', {}),
  );
  return false;
}
