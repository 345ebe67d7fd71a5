import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { lazyView } from './lazy-view.ts';
import { Shell } from './shell.tsx';

/** What every route can use. */
export interface RouterContext {
  queryClient: QueryClient;
}

/** The parent of every view. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: lazyView(() => import('./not-found-page.tsx'), 'NotFoundPage'),
});
