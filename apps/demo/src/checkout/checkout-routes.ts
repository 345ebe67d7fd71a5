import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireSignIn } from '../account/require-sign-in.ts';
import { rootRoute } from '../shell/root-route.ts';

const checkout = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checkout',
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import('./checkout-page.tsx'), 'CheckoutPage'),
});

export const checkoutRoutes = [checkout] as const;
