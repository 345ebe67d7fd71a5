import type { StoreHooks } from './links/hooks.ts';

/** What the client logs to the console: `warn` failed attempts, `info` also responses, `debug` also requests. */
export type StoreLogLevel = 'none' | 'warn' | 'info' | 'debug';

export const logLevels: readonly StoreLogLevel[] = ['none', 'warn', 'info', 'debug'];

/** Adds logging to the hooks. Only names, times and ids are logged, never inputs, results, headers or tokens. */
export function logCalls(hooks: StoreHooks, level: StoreLogLevel): StoreHooks {
  const logs = (needed: StoreLogLevel) => logLevels.indexOf(level) >= logLevels.indexOf(needed);
  const { onRequest, onResponse, onRetry } = hooks;
  return {
    onRequest(request) {
      if (logs('debug')) console.debug(`order-store: ${request.calls.join()} is sent`);
      onRequest?.(request);
    },
    onResponse(response) {
      const { calls, status, durationMs, requestId } = response;
      if (logs('info'))
        console.info(
          `order-store: ${calls.join()} ${status} in ${durationMs.toFixed()} ms, request ${requestId}`,
        );
      onResponse?.(response);
    },
    onRetry(retry) {
      const { call, attempts, delayMs, error } = retry;
      if (logs('warn'))
        console.warn(
          `order-store: ${call} failed with ${error.reason} (attempt ${attempts}), retrying in ${delayMs.toFixed()} ms`,
        );
      onRetry?.(retry);
    },
  };
}

/** The level in the environment variable ORDER_STORE_LOG. Deno would ask the user for permission to read it. */
export function levelOfEnvironment(): string | undefined {
  const isNode = typeof process !== 'undefined' && 'env' in process && !('Deno' in globalThis);
  return isNode ? process.env['ORDER_STORE_LOG'] || undefined : undefined;
}
