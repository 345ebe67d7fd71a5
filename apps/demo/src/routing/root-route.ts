import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';

/** Context available to every route. */
interface RouterContext {
  queryClient: QueryClient;
}

/** Has no component here, so that routes do not import the shell, which imports the account and the cart. */
export const rootRoute = createRootRouteWithContext<RouterContext>()();
