export { CatalogFileError } from './split-csv.ts';
export { importCatalog, type ImportCatalogOptions, type ImportProgress } from './import-catalog.ts';
