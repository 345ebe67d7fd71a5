import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import { Batcher } from '../batching/batcher.ts';

/** Work that a call leaves behind for after its answer, because the caller need not wait for it or must not be able to time it. */
export interface AfterResponse {
  /** Takes the work on, and says whether it did: not when too much waits already. What it throws is logged as `what`. */
  add(what: string, work: () => Promise<void>): boolean;
  /** Resolves when all of it is done: before the database is closed. */
  idle(): Promise<void>;
}

/** A few pieces of work at once; the rest waits, and is lost if the process is killed. */
export function createAfterResponse(log: Logger, maxWaiting = 1000): AfterResponse {
  const queue = new Batcher<() => Promise<void>, void>({
    name: 'after the answer',
    maxBatchSize: 1,
    maxInFlight: 4,
    maxWaiting,
    run: (jobs) => Promise.allSettled(jobs.map((job) => job())),
  });
  return {
    add(what, work) {
      if (queue.waiting >= maxWaiting) return false;
      // So that what it logs has the id of the request that left it.
      const inItsRequest = AsyncLocalStorage.snapshot();
      queue
        .add(() => inItsRequest(work))
        .catch((error: unknown) => log.error({ err: error }, `${what} failed`));
      return true;
    },
    idle: () => queue.idle(),
  };
}
