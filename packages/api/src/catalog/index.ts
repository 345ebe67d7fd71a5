import { defineFeature } from '../platform/define-feature.ts';
import { catalogAccess } from './catalog-access.ts';
import { catalogReasons } from './catalog-reasons.ts';

defineFeature({ access: catalogAccess, reasons: catalogReasons });

export { catalogAccess };
export { catalogRoutes } from './catalog-routes.ts';
export { catalogRouter } from './catalog-router.ts';
export type {
  CatalogImportJobView,
  CatalogImportState,
  CatalogImportView,
  CatalogPartView,
  CatalogProblem,
  CatalogRowView,
  CatalogUploadView,
} from './catalog-views.ts';
export { catalogRetention } from './catalog-retention.ts';
export { startImportWorker } from './run-imports.ts';
