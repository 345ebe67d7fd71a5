import { isStoreError } from '../../index.ts';

/** Whether a view is told of what happens, will be again by itself, or not before it is opened anew. */
export type LiveStatus = 'connecting' | 'live' | 'closed';

/** What the client calls back while it is subscribed. */
export interface SubscriptionHandlers<Data> {
  readonly onStarted: () => void;
  readonly onData: (data: Data) => void;
  readonly onError: (error: unknown) => void;
  readonly onComplete: () => void;
  readonly onConnectionStateChange: (change: { readonly state: string }) => void;
}

export interface Subscription<Data> {
  readonly subscribe: (handlers: SubscriptionHandlers<Data>) => { unsubscribe(): void };
  /** A connection stands, the first one or another after a cut; before its first update. */
  readonly onStarted?: (() => void) | undefined;
  readonly onData: (data: Data) => void;
  readonly onStatus: (liveness: LiveStatus) => void;
  /** Refused for good. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Subscribes until the returned function is called. Cuts are the client's affair; what the store refuses for
 * now, such as one stream too many, is tried again when it may succeed.
 */
export function autoResubscribe<Data>(subscription: Subscription<Data>): () => void {
  const { subscribe, onStarted, onData, onStatus, onError } = subscription;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let present: { unsubscribe(): void } | undefined;

  const openLater = (delayMs: number) => {
    if (isOver) return;
    onStatus('connecting');
    // Those who were refused together don't come back together.
    timer = setTimeout(open, delayMs * (1 + Math.random()));
  };
  const open = () => {
    present = subscribe({
      onStarted: () => onStarted?.(),
      onData,
      onConnectionStateChange: ({ state }) => {
        if (!isOver) onStatus(state === 'pending' ? 'live' : 'connecting');
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
    isOver = true;
    clearTimeout(timer);
    present?.unsubscribe();
  };
}

const defaultRetryDelayMs = 1_000;
