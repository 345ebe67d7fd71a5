import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { backOfficeRoute } from '../layout/back-office-route.ts';

const refunds = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'refunds',
  component: lazyRouteComponent(() => import('./refunds-page.tsx'), 'RefundsPage'),
});

export const refundsRoutes = [refunds] as const;
