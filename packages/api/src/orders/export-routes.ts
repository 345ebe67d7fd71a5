import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { Moment } from '../reports/report-schemas.ts';
import type { Services } from '../services.ts';
import { Id } from '../shared/fields.ts';
import { demandStaff } from '../trpc/procedures.ts';
import { toTRPCError } from '../trpc/translate-error.ts';
import { TRPCError } from '@trpc/server';
import { Status } from './order-schemas.ts';
import { exportOrders } from './export-orders.ts';

/**
 * `GET /exports/orders.csv?status=&userId=&from=&to=`, for staff: a stream, since a year of orders is larger
 * than an answer of tRPC should be. An error before the first byte is answered like any failed call; after it
 * the connection is cut, so that half a file is never taken for a whole one.
 */
export function exportRoutes(
  services: Services,
  tokenOf: (request: Request) => string | null,
): Router {
  const routes = Router();

  routes.get('/orders.csv', async (request, response) => {
    demandStaff(await services.authenticate(tokenOf(request)));
    const filter = filterOf(request);
    const pieces = exportOrders(services.database, filter);
    // The first piece is the header and the second the first query: what can fail has failed by then.
    const first = await pieces.next();
    const second = await pieces.next();
    response.setHeader('content-type', 'text/csv; charset=utf-8; header=present');
    response.setHeader('content-disposition', 'attachment; filename="orders.csv"');
    response.setHeader('cache-control', 'no-store');
    const all = async function* () {
      if (first.done !== true) yield first.value;
      if (second.done !== true) yield second.value;
      yield* pieces;
    };
    await pipeline(Readable.from(all()), response).catch((error: unknown) => {
      if (!request.destroyed) services.log.warn({ err: error }, 'an export was cut off');
      response.destroy();
    });
  });

  return routes;
}

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
  return { ...filter, from, to: to?.includes('T') === false ? `${to} 24:00` : to };
}
