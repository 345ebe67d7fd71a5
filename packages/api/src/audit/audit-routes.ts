import { Router, type Request, type Response } from 'express';
import { strictRouting } from '../platform/http/strict-requests.ts';
import { access } from '../platform/identity/access.ts';
import type { Context } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { csvExport } from '../platform/trpc/csv-export.ts';
import { ExportSecurityEventsInput } from './audit-schemas.ts';
import { exportSecurityEvents } from './export-security-events.ts';

/** `GET /exports/audit.csv`, for staff, with the filters of `audit.list` as parameters. */
export function auditRoutes(
  services: Services,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const routes = Router(strictRouting);
  const send = csvExport(services, contextOf, {
    procedure: 'reports.exportAudit',
    access: access.staff,
    input: ExportSecurityEventsInput,
    eventOf: (filter, byUserId) => ({
      kind: 'audit-exported',
      userId: null,
      byUserId,
      details: {
        filter: Object.fromEntries(
          Object.entries(filter).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value]],
          ),
        ),
      },
    }),
    fileOf: (filter) => ({
      fileName: 'audit.csv',
      parts: exportSecurityEvents(services.database, filter),
    }),
  });
  routes.get('/audit.csv', send);
  return routes;
}
