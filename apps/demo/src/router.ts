import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from './account/account-routes.ts';
import { session } from './account/session.ts';
import { backOfficeRoutes } from './back-office/back-office-routes.ts';
import { cartRoutes } from './cart/cart-routes.ts';
import { checkoutRoutes } from './checkout/checkout-routes.ts';
import { flashSaleRoutes } from './flash-sale/flash-sale-routes.ts';
import { orderRoutes } from './orders/order-routes.ts';
import { productRoutes } from './products/product-routes.ts';
import { FailedPage } from './shell/failed-page.tsx';
import { LoadingPage } from './shell/loading-page.tsx';
import { rootRoute } from './shell/root-route.ts';
import { currentConnection, onConnectionChange } from './store/connection.ts';
import { createQueryClient, forgetOwn } from './store/query-client.ts';
import { notify } from './ui/notify.ts';

export const queryClient = createQueryClient(leaveToSignIn);

export const router = createRouter({
  routeTree: rootRoute.addChildren([
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
  // Nothing of a route is kept by the router: the query client knows what is fresh.
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: LoadingPage,
  defaultPendingMs: 150,
  defaultErrorComponent: FailedPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// Signed in or out, also in another tab: what belonged to the one before is forgotten, and views that
// need somebody are left.
session.subscribe(() => {
  forgetOwn(queryClient);
  void router.invalidate();
});

// Back again: what is shown is asked for anew.
onConnectionChange(() => {
  if (currentConnection() !== 'there') return;
  notify.success('You are back. All is as it is now.');
  void queryClient.invalidateQueries();
});

/** The store does not know this session any more: to sign in, with a way back. */
function leaveToSignIn(): void {
  // Several calls may learn it at once; and a wrong password at the door ends no session.
  if (session.get() === null) return;
  const back = router.state.location.href;
  session.set(null);
  notify.info('Please sign in again.');
  void router.navigate({ to: '/sign-in', search: { back } });
}
