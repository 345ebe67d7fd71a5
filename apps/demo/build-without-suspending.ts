import type { Plugin } from 'vite';

/**
 * Makes TanStack Router return the loading page while a page loads. It throws a promise instead, until which Preact's
 * `Suspense` would keep the loading page: so past `onRendered`, on which the router scrolls and the shop moves the focus.
 */
export function withoutSuspending(): Plugin {
  return {
    name: 'without-suspending',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/@tanstack/react-router/dist/esm/Match.js')) return null;
      const returning = code.replace('if (router._tx) throw router._tx[5];', '');
      if (returning === code)
        this.error('The throw of TanStack Router was not found: update withoutSuspending()');
      return { code: returning, map: null };
    },
  };
}
