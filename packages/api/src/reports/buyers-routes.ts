import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { strictRouting } from '../platform/http/strict-requests.ts';
import { access } from '../platform/identity/access.ts';
import type { Context } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { csvExport } from '../platform/trpc/csv-export.ts';
import { Id } from '../shared/fields.ts';
import { exportBuyers } from './buyers.ts';

/** `GET /exports/buyers.csv?productId=`, for staff: the customers who have units of a product. */
export function buyersRoutes(
  services: Services,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const routes = Router(strictRouting);
  const send = csvExport(services, contextOf, {
    procedure: 'reports.exportBuyers',
    access: access.reports,
    input: z.strictObject({ productId: Id }),
    eventOf: ({ productId }, byUserId) => ({
      kind: 'buyers-exported',
      userId: null,
      byUserId,
      details: { productId },
    }),
    fileOf: ({ productId }) => ({
      fileName: `buyers-of-${productId}.csv`,
      parts: exportBuyers(services.database, productId),
    }),
  });
  routes.get('/buyers.csv', send);
  return routes;
}
