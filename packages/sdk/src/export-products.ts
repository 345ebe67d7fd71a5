import { exportCsv, type ExportOptions } from './export-csv.ts';

/** Options of {@link exportProducts}. */
export type ExportProductsOptions = ExportOptions;

/**
 * Exports all products as a stream of CSV bytes that {@link importCatalog} can read. An interrupted stream fails, so an
 * incomplete file is never mistaken for a complete one. Not retried.
 *
 * @throws {StoreError} when the store rejects the request or can't be reached.
 * @throws {TypeError} for an invalid URL.
 */
export function exportProducts(
  options: ExportProductsOptions,
): Promise<ReadableStream<Uint8Array>> {
  return exportCsv('products', options);
}
