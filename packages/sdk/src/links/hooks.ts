import type { StoreError } from '../store-error.ts';

/** An HTTP request about to be sent. */
export interface StoreRequest {
  readonly method: string;
  readonly url: string;
  /** The procedures it calls, for example `['orders.place']`; several in a batch. */
  readonly calls: readonly string[];
}

/** An HTTP response, from the store or from a proxy. */
export interface StoreResponse extends StoreRequest {
  readonly status: number;
  /** The request id in the store's logs. */
  readonly requestId: string | null;
  readonly durationMs: number;
}

/** A failed attempt that will be retried. */
export interface StoreRetry {
  /** The procedure, for example `'orders.place'`. */
  readonly call: string;
  /** Attempts so far. */
  readonly attempts: number;
  /** Delay before the next attempt. */
  readonly delayMs: number;
  readonly error: StoreError;
}

/** Callbacks for logs and metrics. Errors they throw become uncaught errors and don't affect the call. */
export interface StoreHooks {
  readonly onRequest?: ((request: StoreRequest) => void) | undefined;
  readonly onResponse?: ((response: StoreResponse) => void) | undefined;
  readonly onRetry?: ((retry: StoreRetry) => void) | undefined;
}

/** What the client logs to the console: `warn` failed attempts, `info` also responses, `debug` also requests. */
export type StoreLogLevel = 'none' | 'warn' | 'info' | 'debug';

/** Calls a hook. What it throws surfaces as an uncaught error, as in an event listener. */
export function emit<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  try {
    hook?.(event);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
