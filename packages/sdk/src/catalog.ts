export { CatalogFileError } from './cut-catalog.ts';
export { importCatalog, type ImportCatalogOptions, type ImportProgress } from './import-catalog.ts';
