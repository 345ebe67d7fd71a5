import { hashKey } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AnyStoreError, SubscriptionCallbacks } from '../index.ts';
import type { StoreQueryKey } from './query-keys.ts';

/** What a component does with a subscription. */
export interface SubscriptionHandlers<Update> extends Partial<
  Pick<SubscriptionCallbacks<Update>, 'onData' | 'onError' | 'onConnectionStateChange'>
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
  const [result, setResult] = useState<SubscriptionResult<Update>>(idle);
  const key = hashKey(queryKey);
  useEffect(() => {
    const become = (
      status: SubscriptionResult<Update>['status'],
      error: AnyStoreError | null = null,
    ) => setResult(({ data }) => ({ status, data, error }));
    setResult(idle);
    if (!enabled) return;
    become('connecting');
    const subscription = latest.current.subscribe({
      onData(data) {
        latest.current.onData?.(data);
        setResult({ status: 'pending', data, error: null });
      },
      onError(error) {
        latest.current.onError?.(error);
        become('error', error);
      },
      onConnectionStateChange(change) {
        latest.current.onConnectionStateChange?.(change);
        become(change.state, change.error);
      },
    });
    return () => subscription.unsubscribe();
  }, [key, enabled]);
  return result;
}

const idle = { status: 'idle', data: undefined, error: null } as const;
