import { TRPCError } from '@trpc/server';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { recordSecurityEvent } from '../platform/audit/record-security-event.ts';
import { sendCsv } from '../platform/http/send-csv.ts';
import { strictRouting } from '../platform/http/strict-requests.ts';
import { access } from '../platform/identity/access.ts';
import { actAs } from '../platform/identity/act-as.ts';
import type { Context } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { toTRPCError } from '../platform/trpc/translate-error.ts';
import { Id } from '../shared/fields.ts';
import { exportBuyers } from './buyers.ts';

/** `GET /exports/buyers.csv?productId=`, for staff: the customers who have units of a product. */
export function buyersRoutes(
  { authenticate, overloadGuard, rateLimits, database, log }: Services,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const routes = Router(strictRouting);
  routes.get('/buyers.csv', async (request, response) => {
    overloadGuard.admit();
    const context = contextOf(request, response);
    const { actor: caller } = await rateLimits.admitSignedIn(asReport, context, () =>
      authenticate(context.token),
    );
    const actor = actAs(caller, access.reports);
    requireStaff(actor);
    const productId = productOf(request);
    await recordSecurityEvent(
      database.knex,
      { ...context, procedure: asReport.path, keyId: actor.keyId },
      { kind: 'buyers-exported', userId: null, byUserId: actor.id, details: { productId } },
    );
    const parts = exportBuyers(database, productId);
    await sendCsv(request, response, { fileName: `buyers-of-${productId}.csv`, parts, log });
  });
  return routes;
}

/** It is counted among the reports. */
const asReport = { path: 'reports.exportBuyers', type: 'query' } as const;

const Filter = z.strictObject({ productId: Id });

function productOf({ query }: Request): string {
  const { data, error } = Filter.safeParse(query);
  if (!data) throw toTRPCError(new TRPCError({ code: 'BAD_REQUEST', cause: error }));
  return data.productId;
}
