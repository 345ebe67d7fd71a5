import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { strictRouting } from '../platform/http/strict-requests.ts';
import { access } from '../platform/identity/access.ts';
import type { Context } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { csvExport } from '../platform/trpc/csv-export.ts';
import { exportCatalog } from './export-catalog.ts';

/** `GET /exports/products.csv`, for staff: every product, as a file that can be imported again. */
export function catalogRoutes(
  services: Services,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const routes = Router(strictRouting);
  const send = csvExport(services, contextOf, {
    procedure: 'reports.exportProducts',
    access: access.catalog,
    input: z.object({}),
    eventOf: (_input, byUserId) => ({
      kind: 'products-exported',
      userId: null,
      byUserId,
      details: {},
    }),
    fileOf: () => ({ fileName: 'products.csv', parts: exportCatalog(services.database) }),
  });
  routes.get('/products.csv', send);
  return routes;
}
