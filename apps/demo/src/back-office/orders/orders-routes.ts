import type { OrderStatus } from '@order-store/sdk';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { orderStatuses } from '../../orders/order-status.ts';
import { backOfficeRoute } from '../layout/back-office-route.ts';

interface OrdersSearch {
  status?: OrderStatus;
}

const orders = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'orders',
  validateSearch: (search: Record<string, unknown>): OrdersSearch => {
    const status = orderStatuses.find((known) => known === search['status']);
    return status ? { status } : {};
  },
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
});

export const ordersRoutes = [orders] as const;
