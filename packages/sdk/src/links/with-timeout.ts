import { realClock, type Clock } from './clock.ts';
import { onAbort } from './on-abort.ts';

interface TimeoutOptions {
  /** Aborting any of them rejects with its reason. */
  readonly signals: readonly (AbortSignal | null | undefined)[];
  /** After this time the promise rejects with the error that `onTimeout` returns. */
  readonly timeoutMs?: number | undefined;
  readonly onTimeout: () => Error;
  readonly clock?: Clock | undefined;
}

/**
 * Runs `work` with a timeout and abort signals. Rejects immediately when one fires, and aborts the signal
 * passed to `work` without waiting for it to settle. Removes its timer and listeners when it settles, which
 * `AbortSignal.any` and `AbortSignal.timeout` don't do before garbage collection.
 */
export function withTimeout<T>(
  { signals, timeoutMs, onTimeout, clock = realClock }: TimeoutOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cleanups: (() => void)[] = [];

  return new Promise<T>((resolve, reject) => {
    const end = (reason: unknown) => {
      reject(reason);
      controller.abort(reason);
    };
    for (const signal of signals) {
      if (!signal) continue;
      if (signal.aborted) return end(signal.reason);
      cleanups.push(onAbort(signal, () => end(signal.reason)));
    }
    if (timeoutMs !== undefined) cleanups.push(clock.after(timeoutMs, () => end(onTimeout())));
    work(controller.signal).then(resolve, reject);
  }).finally(() => {
    for (const cleanup of cleanups) cleanup();
  });
}

/** Resolves after `ms`, or rejects with the signal's reason when it is aborted. */
export async function delay(ms: number, signal: AbortSignal, clock = realClock): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stopListening = onAbort(signal, () => {
      cancel();
      reject(signal.reason);
    });
    const cancel = clock.after(ms, () => {
      stopListening();
      resolve();
    });
  });
}
