import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { orderQuery } from '../../orders/order-queries.ts';
import { backOfficeRoute } from '../layout/back-office-route.ts';
import { parseOrdersSearch } from './order-search.ts';

const orders = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'orders',
  validateSearch: parseOrdersSearch,
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'orders/$orderNumber',
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(orderQuery(params.orderNumber));
  },
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
});

export const ordersRoutes = [orders, order] as const;
