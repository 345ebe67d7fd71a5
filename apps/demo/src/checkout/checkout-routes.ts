import { createRoute } from '@tanstack/react-router';
import { requireSignIn } from '../account/require-sign-in.ts';
import { lazyView } from '../routing/lazy-view.ts';
import { rootRoute } from '../routing/root-route.ts';

interface CheckoutSearch {
  /** The number of the order that was placed here. */
  placed?: string;
  step?: string;
}

const checkout = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checkout',
  validateSearch: ({ placed, step }: Record<string, unknown>): CheckoutSearch =>
    typeof placed === 'string' ? { placed } : typeof step === 'string' ? { step } : {},
  beforeLoad: requireSignIn,
  component: lazyView(() => import('./checkout-page.tsx'), 'CheckoutPage'),
});

export const checkoutRoutes = [checkout] as const;
