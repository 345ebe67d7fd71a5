import { defineFeature } from '../platform/define-feature.ts';
import { catalogAccess } from './catalog-access.ts';
import { catalogReasons } from './catalog-reasons.ts';

defineFeature({ access: catalogAccess, reasons: catalogReasons });

export { catalogAccess };
export { catalogRouter } from './catalog-router.ts';
export type { CatalogImportView, CatalogPieceView, CatalogProblem } from './catalog-views.ts';
export { catalogRetention } from './catalog-retention.ts';
