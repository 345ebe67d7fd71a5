import { access, audited, notAudited, type AccessRows } from '../platform/identity/access.ts';

const untilFinished = 'no product changes until the import is finished';

/** Who may call each procedure of `catalog`. */
export const catalogAccess = {
  'catalog.import': audited(access.catalog, 'catalog-imported'),
  'catalog.beginImport': notAudited(access.catalog, untilFinished),
  'catalog.addToImport': notAudited(access.catalog, untilFinished),
  'catalog.finishImport': audited(access.catalog, 'catalog-imported'),
} satisfies AccessRows;
