import { lazyRouteComponent } from '@tanstack/react-router';
import { doubtConnection } from '../store/connection.ts';

/**
 * A view whose code comes when it is first opened. Offline, that waits until the shop can be reached again,
 * where the router alone would reload the page and lose it.
 */
export const lazyView: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(() => onceThere(load), name);

/** Loads code, and if that fails once more when the shop can be reached. */
export function onceThere<T>(load: () => Promise<T>): Promise<T> {
  return load().catch(async () => {
    await doubtConnection();
    return load();
  });
}
