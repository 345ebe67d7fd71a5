export { exportProducts, type ExportProductsOptions } from './export-products.ts';
export { CatalogFileError } from './text-parts.ts';
export {
  followImport,
  importCatalog,
  uploadCatalog,
  type FollowImportOptions,
  type ImportCatalogOptions,
  type ImportProgress,
  type UploadCatalogOptions,
} from './import-catalog.ts';
