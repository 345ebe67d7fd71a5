import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `reports`. */
export const reportsAccess: AccessRows = {
  'reports.summary': access.staff,
  'reports.salesByDay': access.staff,
  'reports.topProducts': access.staff,
  'reports.lowStock': access.staff,
};
