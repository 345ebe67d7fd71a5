import type { AppRouter } from '@order-store/api/types';
import type { Operation, OperationResultEnvelope, TRPCClientError, TRPCLink } from '@trpc/client';
import { observable, type Observable } from '@trpc/server/observable';
import { callOf, type CallResponse } from '../call-options.ts';
import { realClock, type Clock } from './clock.ts';
import { StoreError } from '../store-error.ts';
import { emit, type StoreHooks } from './hooks.ts';
import { JsonResponse } from './json-response.ts';
import { mayRetry, retryDelayMs } from './retry-policy.ts';
import { abortedError, clientTimeoutError, toStoreError } from './to-store-error.ts';
import { delay, withTimeout } from './with-timeout.ts';

interface RetryOptions extends Pick<StoreHooks, 'onRetry'> {
  /** Per attempt. */
  readonly timeoutMs: number;
  /** For the whole call including retries and delays. */
  readonly deadlineMs: number | undefined;
  readonly maxRetries: number;
  readonly clock?: Clock;
}

type Failure = TRPCClientError<AppRouter>;
type Result = OperationResultEnvelope<unknown, Failure>;
type Send = (operation: Operation) => Observable<Result, Failure>;

/**
 * Retries queries and mutations as the retry policy allows, within `timeoutMs` per attempt and `deadlineMs`
 * per call. The caller's signal aborts at any time, even between attempts. Fails with a {@link StoreError}.
 */
export function retryLink(options: RetryOptions): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        const unsubscribed = new AbortController();
        callWithRetries(op, next, options, unsubscribed.signal).then((result) => {
          observer.next(result);
          observer.complete();
        }, observer.error);
        return () => unsubscribed.abort();
      });
}

async function callWithRetries(
  op: Operation,
  send: Send,
  options: RetryOptions,
  unsubscribed: AbortSignal,
) {
  const { onRetry, clock = realClock } = options;
  const call = callOf(op);
  const { timeoutMs, maxRetries, deadlineMs } = limitsOf(call, options);
  const deadline = deadlineMs === undefined ? Infinity : clock.now() + deadlineMs;
  let attempts = 0;

  const attempt = (callSignal: AbortSignal) =>
    withTimeout(
      {
        signals: [callSignal],
        timeoutMs,
        onTimeout: () => clientTimeoutError('attempt', timeoutMs, attempts),
        clock,
      },
      (signal) => firstResult(send({ ...op, signal }), signal),
    );
  const attemptUntilDone = async (signal: AbortSignal): Promise<Result> => {
    for (;;) {
      attempts += 1;
      try {
        const result = await attempt(signal);
        call.response = responseOf(result, attempts);
        return result;
      } catch (failure) {
        // The deadline or the caller ended the whole call.
        if (signal.aborted) throw failure;
        const error = toStoreError(failure, attempts);
        const delayMs = retryDelayMs(error);
        if (attempts > maxRetries || delayMs === undefined || !mayRetry(op, error)) throw error;
        // Fail now with the actual error rather than later with a timeout.
        if (clock.now() + delayMs >= deadline) throw error;
        emit(onRetry, { call: op.path, attempts, delayMs, error });
        await delay(delayMs, signal, clock);
      }
    }
  };

  try {
    return await withTimeout(
      {
        signals: [op.signal, unsubscribed],
        timeoutMs: deadlineMs,
        onTimeout: () => clientTimeoutError('call', deadlineMs ?? Infinity, attempts),
        clock,
      },
      attemptUntilDone,
    );
  } catch (failure) {
    const error = failure instanceof StoreError ? failure : abortedError(failure, attempts);
    error.call = op.path;
    throw error;
  }
}

/** The limits of a call: its own, or else those of the client. A deadline of null is none. */
function limitsOf(
  { timeoutMs, maxRetries, deadlineMs }: ReturnType<typeof callOf>,
  client: RetryOptions,
) {
  return {
    timeoutMs: timeoutMs ?? client.timeoutMs,
    maxRetries: maxRetries ?? client.maxRetries,
    deadlineMs: deadlineMs === undefined ? client.deadlineMs : (deadlineMs ?? undefined),
  };
}

function responseOf({ context }: Result, attempts: number): CallResponse {
  const response = context?.['response'];
  const { requestId, status } =
    response instanceof JsonResponse ? response : { requestId: null, status: 200 };
  // 207 is the status of a batch in which another call failed.
  return { requestId, status: status === 207 ? 200 : status, attempts };
}

/** The first value of an observable. An abort unsubscribes. */
function firstResult(results: Observable<Result, Failure>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const subscription = results.subscribe({ next: resolve, error: reject });
    signal.addEventListener('abort', () => subscription.unsubscribe(), { once: true });
  });
}
