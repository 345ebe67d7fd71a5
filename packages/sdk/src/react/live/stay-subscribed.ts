import { isStoreError } from '../../index.ts';

/** Whether a view is told of what happens, will be again by itself, or not before it is opened anew. */
export type Liveness = 'connecting' | 'live' | 'cut';

/** What the client calls back while it is subscribed. */
export interface Told<Data> {
  readonly onStarted: () => void;
  readonly onData: (data: Data) => void;
  readonly onError: (error: unknown) => void;
  readonly onComplete: () => void;
  readonly onConnectionStateChange: (change: { readonly state: string }) => void;
}

export interface Subscription<Data> {
  readonly subscribe: (told: Told<Data>) => { unsubscribe(): void };
  /** A connection stands, the first one or another after a cut; before its first update. */
  readonly onStarted?: (() => void) | undefined;
  readonly onData: (data: Data) => void;
  readonly onLiveness: (liveness: Liveness) => void;
  /** Refused for good. */
  readonly onRefused?: ((error: unknown) => void) | undefined;
}

/**
 * Subscribes until the returned function is called. Cuts are the client's affair; what the store refuses for
 * now, such as one stream too many, is tried again when it may succeed.
 */
export function staySubscribed<Data>(subscription: Subscription<Data>): () => void {
  const { subscribe, onStarted, onData, onLiveness, onRefused } = subscription;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let present: { unsubscribe(): void } | undefined;

  const openLater = (delayMs: number) => {
    if (isOver) return;
    onLiveness('connecting');
    // Those who were refused together don't come back together.
    timer = setTimeout(open, delayMs * (1 + Math.random()));
  };
  const open = () => {
    present = subscribe({
      onStarted: () => onStarted?.(),
      onData,
      onConnectionStateChange: ({ state }) => {
        if (!isOver) onLiveness(state === 'pending' ? 'live' : 'connecting');
      },
      onComplete: () => openLater(unlessToldMs),
      onError(error) {
        if (isStoreError(error) && error.retryable) {
          openLater(error.retryAfterMs ?? unlessToldMs);
          return;
        }
        onRefused?.(error);
        onLiveness('cut');
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

const unlessToldMs = 1_000;
