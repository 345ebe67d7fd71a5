import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { backOfficeRoute } from '../layout/back-office-route.ts';
import { parsePrintSearch } from './print-search.ts';

const invoices = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'print/invoices',
  validateSearch: parsePrintSearch,
  component: lazyRouteComponent(() => import('./invoices-page.tsx'), 'InvoicesPage'),
});

const packingSlips = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'print/packing-slips',
  validateSearch: parsePrintSearch,
  component: lazyRouteComponent(() => import('./packing-slips-page.tsx'), 'PackingSlipsPage'),
});

export const printRoutes = [invoices, packingSlips] as const;
