import type { StoreLogLevel, StoreRequest, StoreResponse, StoreRetry } from './links/hooks.ts';

/** Logs what this level includes. Only names, times and ids are logged, never inputs, results, headers or tokens. */
export function logEvent(
  event: StoreRequest | StoreResponse | StoreRetry,
  level: StoreLogLevel,
): void {
  if ('error' in event) {
    const { call, attempts, delayMs, error } = event;
    console.warn(
      `order-store: ${call} failed with ${error.reason} (attempt ${attempts}), retrying in ${delayMs.toFixed()} ms`,
    );
  } else if ('status' in event) {
    const { calls, status, durationMs, requestId } = event;
    if (level === 'warn') return;
    console.info(
      `order-store: ${calls.join()} ${status} in ${durationMs.toFixed()} ms, request ${requestId}`,
    );
  } else if (level === 'debug') {
    console.debug(`order-store: ${event.calls.join()} is sent`);
  }
}
