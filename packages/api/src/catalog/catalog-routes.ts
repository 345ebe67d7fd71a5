import { Router, type Request, type Response } from 'express';
import { sendCsv } from '../platform/http/send-csv.ts';
import { strictRouting } from '../platform/http/strict-requests.ts';
import { recordSecurityEvent } from '../platform/audit/record-security-event.ts';
import { access } from '../platform/identity/access.ts';
import { actAs } from '../platform/identity/act-as.ts';
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
    const { actor: caller } = await rateLimits.admitSignedIn(asReport, context, () =>
      authenticate(context.token),
    );
    const actor = actAs(caller, access.catalog);
    requireStaff(actor);
    await recordSecurityEvent(
      database.knex,
      { ...context, procedure: asReport.path, keyId: actor.keyId },
      { kind: 'products-exported', userId: null, byUserId: actor.id, details: {} },
    );
    const parts = exportCatalog(database);
    await sendCsv(request, response, { fileName: 'products.csv', parts, log });
  });
  return routes;
}

/** It is counted among the reports. */
const asReport = { path: 'reports.exportProducts', type: 'query' } as const;
