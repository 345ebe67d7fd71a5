import { defineFeature } from '../platform/define-feature.ts';
import { catalogAccess } from './catalog-access.ts';
import { catalogReasons } from './catalog-reasons.ts';
import {
  CatalogImportJobView,
  CatalogImportView,
  CatalogPartView,
  CatalogPreviewRowView,
  CatalogPreviewView,
  CatalogRowView,
  CatalogUploadView,
} from './catalog-schemas.ts';

defineFeature({
  access: catalogAccess,
  reasons: catalogReasons,
  schemas: {
    CatalogImport: CatalogImportView,
    CatalogImportJob: CatalogImportJobView,
    CatalogImportPart: CatalogPartView,
    CatalogImportPreview: CatalogPreviewView,
    CatalogImportPreviewRow: CatalogPreviewRowView,
    CatalogImportRow: CatalogRowView,
    CatalogUpload: CatalogUploadView,
  },
});

export { catalogAccess };
export { productsExport } from './export-catalog.ts';
export { catalogRouter } from './catalog-router.ts';
export type {
  CatalogImportJobView,
  CatalogImportState,
  CatalogImportView,
  CatalogFieldsView,
  CatalogPartView,
  CatalogPreviewRowView,
  CatalogPreviewView,
  CatalogProblem,
  CatalogRowView,
  CatalogUploadView,
} from './catalog-views.ts';
export { catalogRetention } from './catalog-retention.ts';
export { startImportWorker } from './run-imports.ts';
