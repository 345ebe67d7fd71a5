export { exportProducts, type ExportProductsOptions } from './export-products.ts';
export { CatalogFileError } from './text-parts.ts';
export {
  followImport,
  importCatalog,
  type FollowImportOptions,
  type ImportCatalogOptions,
  type ImportProgress,
} from './import-catalog.ts';
