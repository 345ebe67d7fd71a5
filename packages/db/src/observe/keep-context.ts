import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool } from 'pg';

/**
 * Lets a caller who waited for a connection go on in their own async context. The pool calls them when somebody
 * else gives a connection back, and so would their statements seem to be that other request's.
 */
export function keepContext(pool: Pool): void {
  const connect = pool.connect.bind(pool);
  Object.assign(pool, {
    connect(callback?: (...outcome: unknown[]) => void): unknown {
      return Reflect.apply(connect, undefined, callback ? [AsyncLocalStorage.bind(callback)] : []);
    },
  });
}
