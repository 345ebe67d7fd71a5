import { Router, type Request, type Response } from 'express';
import { strictRouting } from '../platform/http/strict-requests.ts';
import { access } from '../platform/identity/access.ts';
import type { Context } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { csvExport } from '../platform/trpc/csv-export.ts';
import { ExportStockInput } from './report-schemas.ts';
import { exportStock, type StockReportInput } from './stock-report.ts';

/** `GET /exports/stock.csv`, for staff, with the filters of `reports.stock` as parameters. */
export function stockRoutes(
  services: Services,
  contextOf: (request: Request, response: Response) => Context,
): Router {
  const routes = Router(strictRouting);
  const send = csvExport(services, contextOf, {
    procedure: 'reports.exportStock',
    access: access.reports,
    input: ExportStockInput,
    eventOf: (filter, byUserId) => ({
      kind: 'stock-exported',
      userId: null,
      byUserId,
      details: { filter: given(filter) },
    }),
    fileOf: (filter) => ({
      fileName: 'stock.csv',
      parts: exportStock(services.database, services.cursors, filter),
    }),
  });
  routes.get('/stock.csv', send);
  return routes;
}

/** What was given of the filter, for the audit log. */
function given(filter: StockReportInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
