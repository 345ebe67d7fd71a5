import type { StoreError } from '../store-error.ts';

/** An HTTP request that is about to be sent. */
export interface StoreRequest {
  readonly method: string;
  readonly url: string;
  /** The calls in it, by name: `['orders.place']`. */
  readonly calls: readonly string[];
}

/** The answer to an HTTP request, of the store or of something before it. */
export interface StoreResponse extends StoreRequest {
  readonly status: number;
  /** What the store calls this request in its logs. */
  readonly requestId: string | null;
  readonly durationMs: number;
}

/** A call that failed and is made again. */
export interface StoreRetry {
  /** `'orders.place'` */
  readonly call: string;
  /** How often it was tried so far. */
  readonly attempts: number;
  /** How long until it is tried again. */
  readonly delayMs: number;
  readonly error: StoreError;
}

/** What a caller may watch, for logs and metrics. What these functions throw is reported, and changes no call. */
export interface StoreHooks {
  readonly onRequest?: ((request: StoreRequest) => void) | undefined;
  readonly onResponse?: ((response: StoreResponse) => void) | undefined;
  readonly onRetry?: ((retry: StoreRetry) => void) | undefined;
}

/** Tells a hook. What it throws surfaces as an uncaught error, as that of an event listener does. */
export function emit<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  try {
    hook?.(event);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
