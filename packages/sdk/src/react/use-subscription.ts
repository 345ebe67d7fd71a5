import { hashKey } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AnyStoreError, SubscriptionCallbacks } from '../index.ts';
import type { StoreQueryKey } from './query-keys.ts';

/** What a component does with a subscription. */
export interface SubscriptionHandlers<Update> extends Partial<
  Pick<
    SubscriptionCallbacks<Update>,
    'onStarted' | 'onData' | 'onError' | 'onConnectionStateChange'
  >
> {
  /** Whether to subscribe. Default: true, unless the input is `skipToken`. */
  readonly enabled?: boolean;
}

/** The result of `subscriptionOptions`. */
export interface StoreSubscriptionOptions<Update> extends SubscriptionHandlers<Update> {
  readonly enabled: boolean;
  readonly queryKey: StoreQueryKey;
  readonly subscribe: (handlers: SubscriptionHandlers<Update>) => { unsubscribe(): void };
}

/** The state of a subscription. */
export interface SubscriptionResult<Update> {
  /** `pending` is connected; `idle` is not enabled; after `error` it does not reconnect. */
  readonly status: 'idle' | 'connecting' | 'pending' | 'error';
  /** The last update. */
  readonly data: Update | undefined;
  /** Why the subscription has ended, or why the connection was lost. */
  readonly error: AnyStoreError | null;
  /** Subscribes anew. */
  readonly reset: () => void;
}

/**
 * Subscribes while the component is mounted, and renders it with each update and change of the connection. Subscribes anew
 * when the input changes.
 */
export function useSubscription<Update>(
  options: StoreSubscriptionOptions<Update>,
): SubscriptionResult<Update> {
  const { enabled, queryKey } = options;
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const [state, setState] = useState<Omit<SubscriptionResult<Update>, 'reset'>>(connecting);
  const [resets, setResets] = useState(0);
  const key = hashKey(queryKey);
  useEffect(() => {
    if (!enabled) return;
    setState(connecting);
    const subscription = latest.current.subscribe({
      onStarted(started) {
        latest.current.onStarted?.(started);
        setState(({ data }) => ({ status: 'pending', data, error: null }));
      },
      onData(data) {
        latest.current.onData?.(data);
        setState({ status: 'pending', data, error: null });
      },
      onError(error) {
        latest.current.onError?.(error);
        setState(({ data }) => ({ status: 'error', data, error }));
      },
      onConnectionStateChange(change) {
        latest.current.onConnectionStateChange?.(change);
        const { state: status, error } = change;
        if (status === 'connecting') setState(({ data }) => ({ status, data, error }));
      },
    });
    return () => subscription.unsubscribe();
  }, [key, enabled, resets]);
  return { ...(enabled ? state : idle), reset: () => setResets((count) => count + 1) };
}

const connecting = { status: 'connecting', data: undefined, error: null } as const;
const idle = { ...connecting, status: 'idle' } as const;
