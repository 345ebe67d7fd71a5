import { Router, type Request, type Response } from 'express';
import { sendCsv } from '../platform/http/send-csv.ts';
import { strictRouting } from '../platform/http/strict-requests.ts';
import type { Context } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { exportCatalog } from './export-catalog.ts';

/** `GET /exports/products.csv`, for staff: every product, as a file that can be imported again. */
export function catalogRoutes(
  { authenticate, overloadGuard, rateLimits, database, log }: Services,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const routes = Router(strictRouting);
  routes.get('/products.csv', async (request, response) => {
    overloadGuard.admit();
    const context = contextOf(request, response);
    const { actor } = await rateLimits.admitSignedIn(asReport, context, () =>
      authenticate(context.token),
    );
    requireStaff(actor);
    const parts = exportCatalog(database);
    await sendCsv(request, response, { fileName: 'products.csv', parts, log });
  });
  return routes;
}

/** It is counted among the reports. */
const asReport = { path: 'reports.exportProducts', type: 'query' } as const;
