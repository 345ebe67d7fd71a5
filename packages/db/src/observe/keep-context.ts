import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool } from 'pg';

/**
 * Preserves the async context of a caller that waits for a connection. The pool calls back in the context of the caller
 * that released the connection, so statements would be attributed to the wrong request.
 */
export function keepContext(pool: Pool): void {
  const connect = pool.connect.bind(pool);
  Object.assign(pool, {
    connect(callback?: (...outcome: unknown[]) => void): unknown {
      return Reflect.apply(connect, undefined, callback ? [AsyncLocalStorage.bind(callback)] : []);
    },
  });
}
