import type { OrderStatus } from '@order-store/sdk';
import { createRoute } from '@tanstack/react-router';
import { requireSignIn } from '../account/require-sign-in.ts';
import { lazyView } from '../routing/lazy-view.ts';
import { rootRoute } from '../routing/root-route.ts';
import { orderQuery } from './order-queries.ts';
import { orderStatuses } from './order-status.ts';

interface OrdersSearch {
  status?: OrderStatus | undefined;
}

const orders = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  // Return the key even if undefined; otherwise the router keeps the invalid value in the URL.
  validateSearch: (search: Record<string, unknown>): OrdersSearch => ({
    status: orderStatuses.find((known) => known === search['status']),
  }),
  beforeLoad: requireSignIn,
  component: lazyView(() => import('./orders-page.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$orderNumber',
  beforeLoad: requireSignIn,
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(orderQuery(params.orderNumber));
  },
  component: lazyView(() => import('./order-page.tsx'), 'OrderPage'),
});

const invoice = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$orderNumber/invoice',
  beforeLoad: requireSignIn,
  component: lazyView(() => import('./order-invoice-page.tsx'), 'OrderInvoicePage'),
});

export const orderRoutes = [orders, order, invoice] as const;
