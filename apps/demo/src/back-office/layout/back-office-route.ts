import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireSignIn } from '../../account/require-sign-in.ts';
import { rootRoute } from '../../shell/root-route.ts';

/** The parent of every view for staff. */
export const backOfficeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/back-office',
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import('./back-office-layout.tsx'), 'BackOfficeLayout'),
});
