import { AsyncLocalStorage } from 'node:async_hooks';
import { withoutExtension } from '@order-store/db';
import type { Logger } from 'pino';
import { Batcher } from '../batching/batcher.ts';

/** Runs work after the response, because the caller does not need its result or must not be able to time it. */
export interface AfterResponse {
  /** Queues the work; false if the queue is full. Failures are logged with `what`. */
  add(what: string, work: () => Promise<void>): boolean;
  /** Resolves when all queued work is done. */
  idle(): Promise<void>;
}

/** Runs four at a time. Queued work is lost if the process is killed. */
export function createAfterResponse(log: Logger, maxWaiting = 1000): AfterResponse {
  const queue = new Batcher<() => Promise<void>, void>({
    name: 'after the response',
    maxBatchSize: 1,
    maxInFlight: 4,
    maxWaiting,
    run: (jobs) => Promise.allSettled(jobs.map((job) => job())),
  });
  return {
    add(what, work) {
      if (queue.waiting >= maxWaiting) return false;
      // Log lines of the work carry the id of its request.
      const inRequestContext = AsyncLocalStorage.snapshot();
      queue
        .add(() => inRequestContext(() => withoutExtension(work)))
        .catch((error: unknown) => log.error({ err: error }, `${what} failed`));
      return true;
    },
    idle: () => queue.idle(),
  };
}
