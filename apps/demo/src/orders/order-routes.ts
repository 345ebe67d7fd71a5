import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireSignIn } from '../account/require-sign-in.ts';
import { rootRoute } from '../shell/root-route.ts';
import { orderQuery } from './order-queries.ts';

const orders = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$orderNumber',
  beforeLoad: requireSignIn,
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(orderQuery(params.orderNumber));
  },
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
});

export const orderRoutes = [orders, order] as const;
