import { Router, type Request, type Response } from 'express';
import { strictRouting } from '../platform/http/strict-requests.ts';
import type { Services } from '../platform/services.ts';
import { access } from '../platform/identity/access.ts';
import type { Context } from '../platform/identity/context.ts';
import { csvExport } from '../platform/trpc/csv-export.ts';
import { exportOrders } from './export-orders.ts';
import { ExportOrdersInput, type ExportFilter } from './order-filter-schemas.ts';

/** `GET /exports/orders.csv`, for staff, with the filters of `orders.list` as parameters. */
export function exportRoutes(
  services: Services,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const routes = Router(strictRouting);
  const send = csvExport(services, contextOf, {
    procedure: 'reports.exportOrders',
    access: access.reports,
    input: ExportOrdersInput,
    eventOf: (filter, byUserId) => ({
      kind: 'orders-exported',
      userId: null,
      byUserId,
      details: { filter: given(filter) },
    }),
    fileOf: (filter) => ({
      fileName: 'orders.csv',
      parts: exportOrders(services.database, filter),
    }),
  });
  routes.get('/orders.csv', send);
  return routes;
}

/** What was given of the filter, for the audit log. A search may be a name, which must not outlive its erasure. */
function given(filter: ExportFilter): Record<string, string | true> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, name === 'search' ? true : value]],
    ),
  );
}
