import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `operations`. */
export const operationsAccess = {
  'operations.placement': access.reports,
} satisfies AccessRows;
