import { TRPCError } from '@trpc/server';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { sendCsv } from '../platform/http/send-csv.ts';
import { strictRouting } from '../platform/http/strict-requests.ts';
import type { Services } from '../platform/services.ts';
import { endOfMoment, Id, Moment } from '../shared/fields.ts';
import { recordSecurityEvent } from '../platform/audit/record-security-event.ts';
import { access } from '../platform/identity/access.ts';
import { actAs } from '../platform/identity/act-as.ts';
import type { Context } from '../platform/identity/context.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { toTRPCError } from '../platform/trpc/translate-error.ts';
import { exportOrders } from './export-orders.ts';
import { Status } from './order-schemas.ts';

/**
 * `GET /exports/orders.csv?status=&userId=&from=&to=`, for staff: a stream, since a year of orders is larger
 * than an answer of tRPC should be. An error before the first byte is answered like any failed call; after it
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

const Filter = z.strictObject({
  status: Status.optional(),
  userId: Id.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});

/** Days are those of UTC here, and `to` is the last of them. */
function filterOf({ query }: Request) {
  const parsed = Filter.safeParse(query);
  if (!parsed.success) {
    throw toTRPCError(new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error }));
  }
  const { from, to, ...filter } = parsed.data;
  return { ...filter, from, to: to === undefined ? undefined : endOfMoment(to) };
}

/** What was given of the filter, for the audit log. */
function given(filter: ReturnType<typeof filterOf>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
