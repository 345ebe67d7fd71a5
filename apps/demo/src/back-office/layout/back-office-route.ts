import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireSignIn } from '../../account/require-sign-in.ts';
import { rootRoute } from '../../routing/root-route.ts';

/** Parent of all back-office routes; requires sign-in. */
export const backOfficeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/back-office',
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import('./back-office-layout.tsx'), 'BackOfficeLayout'),
});
