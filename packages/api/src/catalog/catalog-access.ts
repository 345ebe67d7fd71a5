import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `catalog`. */
export const catalogAccess: AccessRows = {
  'catalog.import': access.staff,
  'catalog.beginImport': access.staff,
  'catalog.uploadPart': access.staff,
  'catalog.startImport': access.staff,
  'catalog.getImport': access.staff,
  'catalog.listImports': access.staff,
  'catalog.listImportRows': access.staff,
  'catalog.cancelImport': access.staff,
  'catalog.addToImport': access.staff,
  'catalog.finishImport': access.staff,
};
