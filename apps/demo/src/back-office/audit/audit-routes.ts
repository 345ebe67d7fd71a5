import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseDate } from '../dashboard/period.ts';
import { backOfficeRoute } from '../layout/back-office-route.ts';
import { parseId } from '../layout/parse-id.ts';
import type { AuditSearch } from './audit-queries.ts';

const audit = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'audit',
  // Undefined rather than absent, because the router keeps the URL's value for absent keys.
  validateSearch: (search: Record<string, unknown>): AuditSearch => {
    const { kind } = search;
    return {
      kind: typeof kind === 'string' ? kind : undefined,
      user: parseId(search['user']),
      from: parseDate(search['from']),
      to: parseDate(search['to']),
    };
  },
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});

export const auditRoutes = [audit] as const;
