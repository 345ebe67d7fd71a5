import type { AppRouter } from '@order-store/api/types';
import type { Operation, OperationResultEnvelope, TRPCClientError, TRPCLink } from '@trpc/client';
import { observable, type Observable } from '@trpc/server/observable';
import { StoreError } from '../store-error.ts';
import { emit, type StoreHooks } from './hooks.ts';
import { mayRetry, retryDelayMs } from './retry-policy.ts';
import { abortedError, clientTimeoutError, toStoreError } from './to-store-error.ts';
import { wait, withTimeout } from './with-timeout.ts';

export interface RetryOptions extends Pick<StoreHooks, 'onRetry'> {
  /** For each attempt. */
  readonly timeoutMs: number;
  /** For the whole call, with all repeats and the waits between them. */
  readonly deadlineMs: number | undefined;
  readonly maxRetries: number;
}

type Failure = TRPCClientError<AppRouter>;
type Answer = OperationResultEnvelope<unknown, Failure>;
type Send = (operation: Operation) => Observable<Answer, Failure>;

/**
 * Makes a call until it is answered, it may not be repeated, or a limit is passed: each attempt has its
 * time, the whole call too, and the caller's signal ends it at any moment, also between attempts. What it
 * fails with is a {@link StoreError}. Subscriptions go through; they come back by themselves.
 */
export function retryLink(settings: RetryOptions): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) => {
      if (op.type === 'subscription') return next(op);
      return observable((observer) => {
        const left = new AbortController();
        callWithRetries(op, next, settings, left.signal).then((answer) => {
          observer.next(answer);
          observer.complete();
        }, observer.error);
        return () => left.abort();
      });
    };
}

async function callWithRetries(
  op: Operation,
  send: Send,
  settings: RetryOptions,
  left: AbortSignal,
) {
  const { timeoutMs, deadlineMs, maxRetries, onRetry } = settings;
  const end = deadlineMs === undefined ? Infinity : performance.now() + deadlineMs;
  let attempts = 0;

  const retryUntilAnswered = async (signal: AbortSignal): Promise<Answer> => {
    for (;;) {
      attempts += 1;
      try {
        return await attempt(signal);
      } catch (failure) {
        // Passed on by a limit of the whole call.
        if (signal.aborted) throw failure;
        const error = toStoreError(failure, attempts);
        const delayMs = retryDelayMs(error);
        if (attempts > maxRetries || delayMs === undefined || !mayRetry(op, error)) throw error;
        // Whoever would wait past the deadline learns now what the trouble is.
        if (performance.now() + delayMs >= end) throw error;
        emit(onRetry, { call: op.path, attempts, delayMs, error });
        await wait(delayMs, signal);
      }
    }
  };
  const attempt = (whole: AbortSignal) =>
    withTimeout(
      {
        signals: [whole],
        timeoutMs,
        onTimeout: () => clientTimeoutError('attempt', timeoutMs, attempts),
      },
      (signal) => answerOf(send({ ...op, signal }), signal),
    );

  try {
    return await withTimeout(
      {
        signals: [op.signal, left],
        timeoutMs: deadlineMs,
        onTimeout: () => clientTimeoutError('call', deadlineMs ?? Infinity, attempts),
      },
      retryUntilAnswered,
    );
  } catch (failure) {
    throw failure instanceof StoreError ? failure : abortedError(failure, attempts);
  }
}

/** The first value. An abort takes the call back, wherever it is. */
function answerOf(calls: Observable<Answer, Failure>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const subscription = calls.subscribe({ next: resolve, error: reject });
    signal.addEventListener('abort', () => subscription.unsubscribe(), { once: true });
  });
}
