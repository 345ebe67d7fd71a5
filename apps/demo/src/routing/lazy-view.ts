import { lazyRouteComponent } from '@tanstack/react-router';
import { checkConnection } from '../store/connection.ts';

/**
 * Lazily loads a page component. While offline it waits for the connection, whereas the router alone would
 * reload the page and lose it.
 */
export const lazyView: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(() => retryOnReconnect(load), name);

/** Loads a module; if that fails, retries once the server is reachable. */
export function retryOnReconnect<T>(load: () => Promise<T>): Promise<T> {
  return load().catch(async () => {
    await checkConnection();
    return load();
  });
}
