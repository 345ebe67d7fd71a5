import type { OrderStatus } from '@order-store/sdk';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireSignIn } from '../account/require-sign-in.ts';
import { orderStatuses } from '../orders/order-status.ts';
import { rootRoute } from '../shell/root-route.ts';

interface OrdersSearch {
  status?: OrderStatus;
}

const orders = createRoute({
  getParentRoute: () => rootRoute,
  path: '/back-office/orders',
  validateSearch: (search: Record<string, unknown>): OrdersSearch => {
    const status = orderStatuses.find((known) => known === search['status']);
    return status ? { status } : {};
  },
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import('./all-orders-page.tsx'), 'AllOrdersPage'),
});

export const backOfficeRoutes = [orders] as const;
