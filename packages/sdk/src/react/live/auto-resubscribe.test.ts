import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StoreError } from '../../index.ts';
import { autoResubscribe, type SubscriptionHandlers } from './auto-resubscribe.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A subscription controlled by the test. */
function subscriptions() {
  const handlersOf: SubscriptionHandlers<string>[] = [];
  const left = vi.fn<() => void>();
  return {
    handlersOf,
    left,
    subscribe: (handlers: SubscriptionHandlers<string>) => {
      handlersOf.push(handlers);
      return { unsubscribe: left };
    },
  };
}

function rejection(reason: 'RATE_LIMITED' | 'FORBIDDEN', retryAfterMs: number | null) {
  const details = reason === 'RATE_LIMITED' ? { retryAfterMs: retryAfterMs ?? 0 } : {};
  const retryable = reason === 'RATE_LIMITED';
  const rest = { requestId: null, status: null, attempts: 1 };
  return new StoreError('Rejected', { reason, details, retryable, retryAfterMs, ...rest }, null);
}

test('resubscribes after a temporary error, after the requested delay', async () => {
  const { handlersOf, subscribe } = subscriptions();
  const liveStatus: string[] = [];
  const stop = autoResubscribe({
    subscribe,
    onData: () => {},
    onStatus: (each) => liveStatus.push(each),
  });
  handlersOf[0]?.onError(rejection('RATE_LIMITED', 10_000));
  await vi.advanceTimersByTimeAsync(9_999);
  expect(handlersOf).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(10_001);
  expect(handlersOf).toHaveLength(2);
  handlersOf[1]?.onConnectionStateChange({ state: 'pending' });
  handlersOf[1]?.onComplete();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(handlersOf).toHaveLength(3);
  expect(liveStatus).toEqual(['connecting', 'live', 'connecting']);
  stop();
});

test('does not resubscribe after a permanent error', async () => {
  const { handlersOf, subscribe } = subscriptions();
  const liveStatus: string[] = [];
  const onError = vi.fn<(error: unknown) => void>();
  autoResubscribe({
    subscribe,
    onData: () => {},
    onStatus: (each) => liveStatus.push(each),
    onError,
  });
  const error = rejection('FORBIDDEN', null);
  handlersOf[0]?.onError(error);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(handlersOf).toHaveLength(1);
  expect(liveStatus).toEqual(['closed']);
  expect(onError).toHaveBeenCalledWith(error);
});

test('does not resubscribe after unsubscribing', async () => {
  const { handlersOf, left, subscribe } = subscriptions();
  const stop = autoResubscribe({ subscribe, onData: () => {}, onStatus: () => {} });
  handlersOf[0]?.onError(rejection('RATE_LIMITED', 1_000));
  stop();
  handlersOf[0]?.onComplete();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(handlersOf).toHaveLength(1);
  expect(left).toHaveBeenCalledTimes(1);
});
