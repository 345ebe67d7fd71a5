import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `operations`. */
export const operationsAccess: AccessRows = {
  'operations.placement': access.staff,
};
