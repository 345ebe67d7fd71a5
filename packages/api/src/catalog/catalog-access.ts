import { access, audited, notAudited, type AccessRows } from '../platform/identity/access.ts';

/** A retry continues the import that the first attempt has begun. */
const importing = { ...access.catalog, idempotency: 'resumed' } as const;
const untilStarted = 'no product changes until the import is started';

/** Who may call each procedure of `catalog`. */
export const catalogAccess = {
  'catalog.import': audited(importing, 'catalog-imported'),
  'catalog.beginImport': notAudited(access.catalog, untilStarted),
  'catalog.uploadPart': notAudited(access.catalog, untilStarted),
  'catalog.previewImport': access.catalog,
  'catalog.startImport': audited(importing, 'catalog-imported'),
  'catalog.getImport': access.catalog,
  'catalog.listImports': access.catalog,
  'catalog.listImportRows': access.catalog,
  'catalog.cancelImport': notAudited(access.catalog, 'the start is recorded, and each change'),
  'catalog.addToImport': notAudited(access.catalog, untilStarted),
  'catalog.finishImport': audited(importing, 'catalog-imported'),
} satisfies AccessRows;
