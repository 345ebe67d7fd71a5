/** The result of the action for one order. */
export type BulkResult<T> =
  | { readonly order: T; readonly ok: true }
  | { readonly order: T; readonly ok: false; readonly error: unknown };

interface BulkAction<T> {
  readonly orders: readonly T[];
  readonly run: (order: T) => Promise<unknown>;
  readonly onResult: (result: BulkResult<T>) => void;
  /** Aborting lets running calls finish and starts no more. */
  readonly signal: AbortSignal;
  readonly concurrency?: number;
}

/**
 * Runs an action for each order, a few at a time, so that the client batches the calls into few requests.
 * A failure does not stop the others. Resolves when no call is running.
 */
export async function runBulkAction<T>({
  orders,
  run,
  onResult,
  signal,
  concurrency = 8,
}: BulkAction<T>): Promise<void> {
  const queue = orders.values();
  const work = async () => {
    for (const order of queue) {
      if (signal.aborted) return;
      try {
        await run(order);
        onResult({ order, ok: true });
      } catch (error) {
        onResult({ order, ok: false, error });
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
