import type { ExportOptions } from './export-csv.ts';
import { exportOnUse } from './export-on-use.ts';

/** Options of {@link exportStock}: where to export from, the range and the products. */
export interface ExportStockOptions extends ExportOptions {
  /** The beginning of the range: an instant or day. Default: the day `to`, or 24 hours before that instant. */
  readonly from?: string | undefined;
  /** The end of the range: an instant, or a day, which is included. Default: yesterday. */
  readonly to?: string | undefined;
  /** The IANA time zone of days. Default: UTC. */
  readonly timeZone?: string | undefined;
  /** Only products whose name, SKU or description matches. */
  readonly search?: string | undefined;
  /** Default: by SKU. */
  readonly sort?: 'sku' | 'name' | undefined;
}

/**
 * Exports the stock of every product at both ends of a range as a stream of CSV bytes, such as for an inventory. An
 * interrupted stream fails, so an incomplete file is never mistaken for a complete one. Not retried.
 *
 * @throws {StoreError} when the store rejects the request or can't be reached.
 * @throws {TypeError} for an invalid URL.
 */
export function exportStock({
  from,
  to,
  timeZone,
  search,
  sort,
  ...options
}: ExportStockOptions): Promise<ReadableStream<Uint8Array>> {
  return exportOnUse('stock', options, { from, to, timeZone, search, sort });
}
