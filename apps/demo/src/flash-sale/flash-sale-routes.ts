import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireSignIn } from '../account/require-sign-in.ts';
import { rootRoute } from '../shell/root-route.ts';
import { readSearch } from './sale-settings.ts';

/** For staff, beside the menu of the back office. */
const forStaff = createRoute({
  getParentRoute: () => rootRoute,
  id: 'flash-sale-for-staff',
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(
    () => import('../back-office/layout/back-office-layout.tsx'),
    'BackOfficeLayout',
  ),
});

const flashSale = createRoute({
  getParentRoute: () => forStaff,
  path: '/flash-sale',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./flash-sale-page.tsx'), 'FlashSalePage'),
});

export const flashSaleRoutes = [forStaff.addChildren([flashSale])] as const;
