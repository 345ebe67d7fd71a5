import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { backOfficeRoute } from '../layout/back-office-route.ts';
import { parsePeriod } from './period.ts';

const dashboard = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/',
  validateSearch: parsePeriod,
  component: lazyRouteComponent(() => import('./dashboard-page.tsx'), 'DashboardPage'),
});

export const dashboardRoutes = [dashboard] as const;
