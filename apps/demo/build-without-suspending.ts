import type { Plugin } from 'vite';
import { patchModule } from './patch-module.ts';

/**
 * Makes TanStack Router return the loading page while a page loads. It throws a promise instead, until which Preact's
 * `Suspense` would keep the loading page: so past `onRendered`, on which the router scrolls and the shop moves the focus.
 */
export function withoutSuspending(): Plugin {
  return patchModule({
    name: 'without-suspending',
    file: /\/@tanstack\/react-router\/dist\/esm\/Match\.js$/,
    code: 'if (router._tx) throw router._tx[5];',
  });
}
