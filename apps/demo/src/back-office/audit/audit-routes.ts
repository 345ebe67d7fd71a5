import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { backOfficeRoute } from '../layout/back-office-route.ts';
import { parseId } from '../layout/parse-id.ts';
import type { AuditSearch } from './audit-queries.ts';
import { isEventKind } from './event-kinds.ts';

const audit = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'audit',
  validateSearch: (search: Record<string, unknown>): AuditSearch => {
    const kind = search['kind'];
    const user = parseId(search['user']);
    return {
      ...(typeof kind === 'string' && isEventKind(kind) ? { kind } : {}),
      ...(user === undefined ? {} : { user }),
    };
  },
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});

export const auditRoutes = [audit] as const;
