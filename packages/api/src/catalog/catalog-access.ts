import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `catalog`. */
export const catalogAccess: AccessRows = {
  'catalog.import': access.staff,
  'catalog.beginImport': access.staff,
  'catalog.addToImport': access.staff,
  'catalog.finishImport': access.staff,
};
