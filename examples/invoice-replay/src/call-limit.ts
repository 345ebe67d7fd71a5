/** Runs work, at most so many pieces at once, in the order in which they came. */
export type CallLimit = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Makes a limit. After a failure, and once the signal is aborted, nothing more begins: what waits is
 * rejected for the same reason.
 */
export function callLimit(places: number, signal: AbortSignal): CallLimit {
  const waiting: (() => void)[] = [];
  let free = places;
  let failure: { error: unknown } | undefined;

  return async (work) => {
    if (free > 0) free -= 1;
    // Whoever leaves hands over the place, so it is not free in between.
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
