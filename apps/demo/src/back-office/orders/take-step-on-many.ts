/** What became of one of many: `error` is why it failed. */
export type StepResult<T> =
  | { readonly order: T; readonly ok: true }
  | { readonly order: T; readonly ok: false; readonly error: unknown };

interface Many<T> {
  readonly orders: readonly T[];
  readonly take: (order: T) => Promise<unknown>;
  /** Gets each result as it comes. */
  readonly onResult: (result: StepResult<T>) => void;
  /** Ends it: what is under way comes to its end, the rest is left as it is. */
  readonly signal: AbortSignal;
  readonly atOnce?: number;
}

/**
 * Takes a step on each of many orders, in their order and a few at once: the store's client sends calls of
 * one moment together. One that fails stops no other. Comes back when nothing is under way any more.
 */
export async function takeStepOnMany<T>({
  orders,
  take,
  onResult,
  signal,
  atOnce = 8,
}: Many<T>): Promise<void> {
  const waiting = orders.values();
  const work = async () => {
    for (const order of waiting) {
      if (signal.aborted) return;
      try {
        await take(order);
        onResult({ order, ok: true });
      } catch (error) {
        onResult({ order, ok: false, error });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
