import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `reports`. */
export const reportsAccess = {
  'reports.summary': access.reports,
  'reports.salesByDay': access.reports,
  'reports.topProducts': access.reports,
  'reports.lowStock': access.reports,
  'reports.stock': access.reports,
  'reports.buyers': access.reports,
  'reports.customers': access.reports,
} satisfies AccessRows;
