import { access, audited, notAudited, type AccessRows } from '../platform/identity/access.ts';

const untilStarted = 'no product changes until the import is started';

/** Who may call each procedure of `catalog`. */
export const catalogAccess = {
  'catalog.import': audited(access.catalog, 'catalog-imported'),
  'catalog.beginImport': notAudited(access.catalog, untilStarted),
  'catalog.uploadPart': notAudited(access.catalog, untilStarted),
  'catalog.startImport': audited(access.catalog, 'catalog-imported'),
  'catalog.getImport': access.catalog,
  'catalog.listImports': access.catalog,
  'catalog.listImportRows': access.catalog,
  'catalog.cancelImport': notAudited(access.catalog, 'the start is recorded, and each change'),
  'catalog.addToImport': notAudited(access.catalog, untilStarted),
  'catalog.finishImport': audited(access.catalog, 'catalog-imported'),
} satisfies AccessRows;
