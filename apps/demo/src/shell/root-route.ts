import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { lazyView } from './lazy-view.ts';
import { Shell } from './shell.tsx';

/** Context available to every route. */
export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: lazyView(() => import('./not-found-page.tsx'), 'NotFoundPage'),
});
