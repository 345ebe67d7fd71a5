import type { AppRouter } from '@order-store/api/types';
import {
  httpSubscriptionLink,
  type OperationResultEnvelope,
  type TRPCClientError,
  type TRPCLink,
} from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import type { EventSource } from 'eventsource';
import type { StoreError } from '../store-error.ts';
import { holdStart } from './hold-start.ts';
import { onAbort } from './on-abort.ts';
import { retryDelayMs } from './retry-policy.ts';
import { createStreamFetch, type StreamFetchOptions } from './stream-fetch.ts';
import { connectionLostError, toStoreError } from './to-store-error.ts';
import { delay } from './with-timeout.ts';

export interface StreamLinkOptions extends StreamFetchOptions {
  /** Base URL including `/trpc`. */
  readonly url: string;
  readonly EventSource: typeof EventSource;
}

/**
 * Subscriptions over Server-Sent Events. EventSource reconnects after a lost connection; this link also does after a
 * response that is not the store's stream, such as a proxy's 502, and after temporary errors of the store. Each
 * connection resumes after the last known event. Fails with a {@link StoreError} when the store rejects the call permanently.
 */
export function streamLink(options: StreamLinkOptions): TRPCLink<AppRouter> {
  return (runtime) =>
    ({ op, next }) =>
      observable((observer) => {
        const { fetch, state } = createStreamFetch(options, lastEventIdOf(op.input));
        const link = sseLink(options, fetch)(runtime);
        const stopping = new AbortController();
        let stream: Unsubscribable | undefined;
        let failures = 0;
        const start = holdStart<Value>((value) => {
          failures = 0;
          observer.next(value);
        });
        const receive = (value: Value, isRetry: boolean) => {
          const { result } = value;
          if ('state' in result) {
            // A new stream begins without the error that the observer has received.
            if (isRetry && result.state === 'connecting' && !result.error) return;
            if (result.state === 'connecting') start.drop();
            else if (start.follows(value)) return;
            observer.next(result.error ? connecting(toStreamError(result.error)) : value);
          } else if (result.type === 'started') {
            start.hold({ ...value, context: { ...value.context, resumed: state.resumed } });
            if (state.begun) start.confirm();
          } else {
            start.confirm();
            if ('id' in result && typeof result.id === 'string') state.lastEventId = result.id;
            observer.next(value);
          }
        };
        const reopen = (failure: TRPCClientError<AppRouter>) => {
          start.drop();
          const error = state.takeRejection() ?? toStreamError(failure);
          if (isPermanent(error)) return observer.error(error);
          observer.next(connecting(error));
          failures += 1;
          delay(delayMs(error, failures), stopping.signal).then(() => open(true), noop);
        };
        const open = (isRetry: boolean) => {
          stream = link({ op: { ...op, signal: null }, next }).subscribe({
            next: (value) => receive(value, isRetry),
            complete: () => observer.complete(),
            error: reopen,
          });
        };
        const stop = () => {
          stopping.abort();
          start.drop();
          stream?.unsubscribe();
          observer.complete();
        };
        const stopListening = op.signal ? onAbort(op.signal, stop) : noop;
        if (op.signal?.aborted) stop();
        else open(false);
        return () => {
          stopListening();
          stop();
        };
      });
}

function sseLink({ url, EventSource }: StreamLinkOptions, fetch: StreamFetch): TRPCLink<AppRouter> {
  return httpSubscriptionLink<AppRouter, typeof EventSource>({
    url,
    EventSource,
    eventSourceOptions: { fetch },
  });
}

type StreamFetch = ReturnType<typeof createStreamFetch>['fetch'];
type Value = OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>;

function noop(): void {}

function connecting(error: StoreError): OperationResultEnvelope<unknown, StoreError> {
  return { result: { type: 'state', state: 'connecting', error } };
}

/** Whether the store rejected the call permanently. INTERNAL may be temporary for a stream, as for tRPC. */
function isPermanent({ retryable, status }: StoreError): boolean {
  return !retryable && (status === null || status < 500);
}

const maxDelayMs = 60_000;

function delayMs({ retryAfterMs }: StoreError, attempts: number): number {
  const requested = retryAfterMs === null ? null : Math.min(retryAfterMs, maxDelayMs);
  return retryDelayMs({ attempts, retryAfterMs: requested }) ?? maxDelayMs;
}

function toStreamError(error: TRPCClientError<AppRouter>): StoreError {
  return error.data ? toStoreError(error, 1) : connectionLostError(error, 1);
}

function lastEventIdOf(input: unknown): string | undefined {
  const id = input instanceof Object && 'lastEventId' in input ? input.lastEventId : undefined;
  return typeof id === 'string' ? id : undefined;
}
