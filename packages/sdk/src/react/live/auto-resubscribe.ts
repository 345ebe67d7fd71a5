import { isStoreError } from '../../index.ts';

/** The status of live updates: connecting or reconnecting, live, or closed after a permanent error. */
export type LiveStatus = 'connecting' | 'live' | 'closed';

/** The callbacks of a subscription. */
export interface SubscriptionHandlers<Data> {
  readonly onStarted: (started: {
    readonly context: Readonly<Record<string, unknown>> | undefined;
  }) => void;
  readonly onData: (data: Data) => void;
  readonly onError: (error: unknown) => void;
  readonly onComplete: () => void;
  readonly onConnectionStateChange: (change: { readonly state: string }) => void;
}

export interface Subscription<Data> {
  readonly subscribe: (handlers: SubscriptionHandlers<Data>) => { unsubscribe(): void };
  /** Called on each connection, before its first update. `resumed` is false if updates may have been missed. */
  readonly onStarted?: ((resumed: boolean) => void) | undefined;
  readonly onData: (data: Data) => void;
  readonly onStatus: (status: LiveStatus) => void;
  /** Called for a permanent error. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Subscribes, and resubscribes after temporary errors such as too many streams. The client handles lost
 * connections itself. Returns a function that unsubscribes.
 */
export function autoResubscribe<Data>(subscription: Subscription<Data>): () => void {
  const { subscribe, onStarted, onData, onStatus, onError } = subscription;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: { unsubscribe(): void } | undefined;

  const openLater = (delayMs: number) => {
    if (isStopped) return;
    onStatus('connecting');
    // Jitter, so that clients don't retry at the same time.
    timer = setTimeout(open, delayMs * (1 + Math.random()));
  };
  const open = () => {
    current = subscribe({
      onStarted: ({ context }) => onStarted?.(context?.['resumed'] === true),
      onData,
      onConnectionStateChange: ({ state }) => {
        if (!isStopped) onStatus(state === 'pending' ? 'live' : 'connecting');
      },
      onComplete: () => openLater(defaultRetryDelayMs),
      onError(error) {
        if (isStoreError(error) && error.retryable) {
          openLater(error.retryAfterMs ?? defaultRetryDelayMs);
          return;
        }
        onError?.(error);
        onStatus('closed');
      },
    });
  };
  open();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    current?.unsubscribe();
  };
}

const defaultRetryDelayMs = 1_000;
