/** Delays a call until a batch slot is free. */
export type BatchLimiter = <Result>(call: () => Promise<Result>) => Promise<Result>;

interface BatchLimits {
  readonly maxInFlight: number;
  readonly maxBatchSize: number;
}

/**
 * Limits the batches in flight. A browser opens only six connections per server, so without a limit most
 * requests would carry one call and wait in the browser. Calls that wait here start together, and the SDK
 * sends them in one request. A call does not wait while a slot is free.
 */
export function createBatchLimiter({ maxInFlight, maxBatchSize }: BatchLimits): BatchLimiter {
  const waiting: (() => Promise<unknown>)[] = [];
  let inFlight = 0;
  let isScheduled = false;

  // Deferred, so that calls of the current event loop turn join the same batch.
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    setTimeout(() => {
      isScheduled = false;
      while (inFlight < maxInFlight && waiting.length > 0) {
        inFlight += 1;
        const batch = waiting.splice(0, maxBatchSize).map((call) => call());
        void Promise.allSettled(batch).then(() => {
          inFlight -= 1;
          schedule();
        });
      }
    });
  };

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push(() => call().then(resolve, reject));
      schedule();
    });
}
