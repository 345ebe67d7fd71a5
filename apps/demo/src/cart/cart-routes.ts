import { createRoute } from '@tanstack/react-router';
import { lazyView } from '../routing/lazy-view.ts';
import { rootRoute } from '../routing/root-route.ts';

const cart = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cart',
  component: lazyView(() => import('./cart-page.tsx'), 'CartPage'),
});

export const cartRoutes = [cart] as const;
