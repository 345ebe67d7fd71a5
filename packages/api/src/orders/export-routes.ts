import { TRPCError } from '@trpc/server';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { sendCsv } from '../platform/http/send-csv.ts';
import { strictRouting } from '../platform/http/strict-requests.ts';
import type { Services } from '../platform/services.ts';
import { recordSecurityEvent } from '../platform/audit/record-security-event.ts';
import { access } from '../platform/identity/access.ts';
import { actAs } from '../platform/identity/act-as.ts';
import type { Context } from '../platform/identity/context.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { toTRPCError } from '../platform/trpc/translate-error.ts';
import { exportOrders } from './export-orders.ts';
import { ExportOrdersInput, type ExportFilter } from './order-filter-schemas.ts';

/**
 * `GET /exports/orders.csv`, for staff, with the filters of `orders.list` as parameters: a stream, since a year of orders
 * is larger than an answer of tRPC should be. An error before the first byte is answered like any failed call; after it
 * the connection is cut, so that half a file is never taken for a whole one.
 */
export function exportRoutes(
  services: Services,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const routes = Router(strictRouting);
  routes.get('/orders.csv', sendOrders(services, contextOf));
  return routes;
}

/** Express 5 answers what it rejects with. */
function sendOrders(
  { authenticate, overloadGuard, rateLimits, database, log }: Services,
  contextOf: (request: Request, response: Response) => Context,
): RequestHandler {
  return async (request, response) => {
    overloadGuard.admit();
    const context = contextOf(request, response);
    const { actor: caller } = await rateLimits.admitSignedIn(asReport, context, () =>
      authenticate(context.token),
    );
    const actor = actAs(caller, access.reports);
    requireStaff(actor);
    const filter = filterOf(request);
    await recordSecurityEvent(
      database.knex,
      { ...context, procedure: asReport.path, keyId: actor.keyId },
      {
        kind: 'orders-exported',
        userId: null,
        byUserId: actor.id,
        details: { filter: given(filter) },
      },
    );
    const parts = exportOrders(database, filter);
    await sendCsv(request, response, { fileName: 'orders.csv', parts, log });
  };
}

/** It is counted among the reports. */
const asReport = { path: 'reports.exportOrders', type: 'query' } as const;

function filterOf({ query }: Request): ExportFilter {
  const parsed = ExportOrdersInput.safeParse(query);
  if (!parsed.success) {
    throw toTRPCError(new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error }));
  }
  return parsed.data;
}

/** What was given of the filter, for the audit log. A search may be a name, which must not outlive its erasure. */
function given(filter: ExportFilter): Record<string, string | true> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, name === 'search' ? true : value]],
    ),
  );
}
