/** Runs async work with limited concurrency, first in, first out. */
type CallLimit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Creates a limit. After a failure or an abort, waiting work is rejected with the same error.
 */
export function callLimit(concurrency: number, signal: AbortSignal): CallLimit {
  const waiting: (() => void)[] = [];
  let free = concurrency;
  let failure: { error: unknown } | undefined;

  return async (work) => {
    if (free > 0) free -= 1;
    // Finished work passes its slot on directly, so `free` stays unchanged.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      signal.throwIfAborted();
      if (failure) throw failure.error;
      return await work();
    } catch (error) {
      failure ??= { error };
      throw error;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
