import { createRoute } from '@tanstack/react-router';
import { requireSignIn } from '../account/require-sign-in.ts';
import { lazyView } from '../routing/lazy-view.ts';
import { rootRoute } from '../routing/root-route.ts';

const checkout = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checkout',
  beforeLoad: requireSignIn,
  component: lazyView(() => import('./checkout-page.tsx'), 'CheckoutPage'),
});

export const checkoutRoutes = [checkout] as const;
