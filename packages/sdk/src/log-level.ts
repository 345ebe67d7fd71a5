import type {
  StoreHooks,
  StoreLogLevel,
  StoreRequest,
  StoreResponse,
  StoreRetry,
} from './links/hooks.ts';

export const logLevels: readonly StoreLogLevel[] = ['none', 'warn', 'info', 'debug'];

/** Adds logging to the hooks. Its code is imported by clients that log, so other pages don't download it. */
export function withLogging(hooks: StoreHooks, level: StoreLogLevel): StoreHooks {
  const loading = import('./log-event.ts');
  const logged =
    <Event extends StoreRequest | StoreResponse | StoreRetry>(
      hook: ((event: Event) => void) | undefined,
    ) =>
    (event: Event) => {
      // Browsers report a failed download themselves.
      loading.then(({ logEvent }) => logEvent(event, level), noop);
      hook?.(event);
    };
  return {
    onRequest: logged(hooks.onRequest),
    onResponse: logged(hooks.onResponse),
    onRetry: logged(hooks.onRetry),
  };
}

function noop(): void {}

/** The level in the environment variable ORDER_STORE_LOG. Deno would ask the user for permission to read it. */
export function levelOfEnvironment(): string | undefined {
  const isNode = typeof process !== 'undefined' && 'env' in process && !('Deno' in globalThis);
  return isNode ? process.env['ORDER_STORE_LOG'] || undefined : undefined;
}
