import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from './account/account-routes.ts';
import { setSessionEnded } from './account/ended-session.ts';
import { session } from './account/session.ts';
import { backOfficeRoutes } from './back-office/back-office-routes.ts';
import { cartRoutes } from './cart/cart-routes.ts';
import { checkoutRoutes } from './checkout/checkout-routes.ts';
import { flashSaleRoutes } from './flash-sale/flash-sale-routes.ts';
import { orderRoutes } from './orders/order-routes.ts';
import { productRoutes } from './products/product-routes.ts';
import { lazyView } from './routing/lazy-view.ts';
import { rootRoute } from './routing/root-route.ts';
import { ErrorPage } from './shell/error-page.tsx';
import { LoadingPage } from './shell/loading-page.tsx';
import { Shell } from './shell/shell.tsx';
import { currentConnection, onConnectionChange } from './store/connection.ts';
import { createQueryClient, clearPrivateQueries } from './store/query-client.ts';
import { notify } from './ui/notify.ts';

export const queryClient = createQueryClient(signInAgain);

export const router = createRouter({
  routeTree: rootRoute
    .update({
      component: Shell,
      notFoundComponent: lazyView(() => import('./shell/not-found-page.tsx'), 'NotFoundPage'),
    })
    .addChildren([
      ...productRoutes,
      ...cartRoutes,
      ...checkoutRoutes,
      ...orderRoutes,
      ...accountRoutes,
      ...backOfficeRoutes,
      ...flashSaleRoutes,
    ]),
  context: { queryClient },
  defaultPreload: 'intent',
  // The query client decides what is stale.
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: LoadingPage,
  defaultPendingMs: 150,
  defaultErrorComponent: ErrorPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// On sign-in or sign-out, including in another tab: drop private data and leave pages that require sign-in.
session.subscribe(() => {
  setSessionEnded(false);
  clearPrivateQueries(queryClient);
  void router.invalidate();
});

onConnectionChange(() => {
  if (currentConnection() !== 'online') return;
  notify.success('Back online.');
  void queryClient.invalidateQueries();
});

/** The session has ended: asks for sign-in in a dialog, or goes to sign-in and returns to a page that is not shown yet. */
function signInAgain(isShown: boolean): void {
  // Several requests may fail at the same time, and a wrong password on the sign-in page ends no session.
  if (session.get() === null) return;
  if (isShown) return setSessionEnded(true);
  const back = router.state.location.href;
  session.set(null);
  notify.info('Your session has expired. Sign in again.');
  void router.navigate({ to: '/sign-in', search: { back } });
}
