import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireSignIn } from '../account/require-sign-in.ts';
import { rootRoute } from '../routing/root-route.ts';
import { parseSaleSearch } from './sale-settings.ts';

/** Uses the back-office layout, which is for staff only. */
const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'flash-sale-staff',
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(
    () => import('../back-office/layout/back-office-layout.tsx'),
    'BackOfficeLayout',
  ),
});

const flashSale = createRoute({
  getParentRoute: () => staffRoute,
  path: '/flash-sale',
  validateSearch: parseSaleSearch,
  component: lazyRouteComponent(() => import('./flash-sale-page.tsx'), 'FlashSalePage'),
});

export const flashSaleRoutes = [staffRoute.addChildren([flashSale])] as const;
