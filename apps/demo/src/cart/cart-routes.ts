import { createRoute } from '@tanstack/react-router';
import { lazyView } from '../routing/lazy-view.ts';
import { rootRoute } from '../routing/root-route.ts';
import { deliveryMethodsText, vatRatesText } from '../store/setting-query.ts';

const cart = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cart',
  // Also when preloaded, so that the cart has a total while offline.
  loader: ({ context }) => {
    void context.queryClient.prefetchQuery(vatRatesText);
    void context.queryClient.prefetchQuery(deliveryMethodsText);
  },
  component: lazyView(() => import('./cart-page.tsx'), 'CartPage'),
});

export const cartRoutes = [cart] as const;
