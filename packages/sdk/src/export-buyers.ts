import type { ExportOptions } from './export-csv.ts';
import { exportOnUse } from './export-on-use.ts';

/** Options of {@link exportBuyers}: where to export from, and the product. */
export interface ExportBuyersOptions extends ExportOptions {
  readonly productId: string;
}

/**
 * Exports the customers who have units of a product as a stream of CSV bytes, such as for a recall. An interrupted stream
 * fails, so an incomplete file is never mistaken for a complete one. Not retried.
 *
 * @throws {StoreError} when the store rejects the request or can't be reached.
 * @throws {TypeError} for an invalid URL.
 */
export function exportBuyers({
  productId,
  ...options
}: ExportBuyersOptions): Promise<ReadableStream<Uint8Array>> {
  return exportOnUse('buyers', options, { productId });
}
