/** What ends a piece of work before its time. */
export interface Limits {
  /** Each of them ends it, with its reason. */
  readonly signals: readonly (AbortSignal | null | undefined)[];
  /** After so many milliseconds it ends with the error of `onTimeout`. */
  readonly timeoutMs?: number | undefined;
  readonly onTimeout: () => Error;
}

/**
 * Runs work under a signal. When a limit is passed it rejects at once, and the signal tells the work, whose
 * own end nobody waits for. No timer and no listener is left, however it ends. (`AbortSignal.any` and
 * `.timeout` leave theirs behind until they are collected.)
 */
export function withTimeout<T>(
  { signals, timeoutMs, onTimeout }: Limits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners: (() => void)[] = [];

  return new Promise<T>((resolve, reject) => {
    const end = (reason: unknown) => {
      reject(reason);
      controller.abort(reason);
    };
    for (const signal of signals) {
      if (!signal) continue;
      if (signal.aborted) return end(signal.reason);
      const onAbort = () => end(signal.reason);
      signal.addEventListener('abort', onAbort);
      listeners.push(() => signal.removeEventListener('abort', onAbort));
    }
    if (timeoutMs !== undefined) timer = setTimeout(() => end(onTimeout()), timeoutMs);
    work(controller.signal).then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    for (const remove of listeners) remove();
  });
}

/** Waits so many milliseconds; an abort ends it at once, with the signal's reason. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
