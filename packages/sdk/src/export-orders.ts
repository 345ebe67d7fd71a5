import type { OrderStatus, OrderSummaryView } from '@order-store/api/types';
import type { ExportOptions } from './export-csv.ts';
import { exportOnUse } from './export-on-use.ts';

/** Options of {@link exportOrders}: where to export from, and which orders. */
export interface ExportOrdersOptions extends ExportOptions {
  readonly status?: OrderStatus | undefined;
  readonly userId?: string | undefined;
  /** Only orders placed at or after this instant or day (UTC). */
  readonly from?: string | undefined;
  /** Only orders placed before this instant, or up to and including this day (UTC). */
  readonly to?: string | undefined;
  /** Only orders with at least this `totalAmount`. */
  readonly minTotal?: string | undefined;
  /** Only orders with at most this `totalAmount`. */
  readonly maxTotal?: string | undefined;
  /** The beginning of an order number, or a part of the customer's name or e-mail address. */
  readonly search?: string | undefined;
  readonly productId?: string | undefined;
  readonly paymentStatus?: OrderSummaryView['payment']['status'] | undefined;
  readonly fulfilment?: OrderSummaryView['fulfilment'] | undefined;
}

/**
 * Exports orders as a stream of CSV bytes: `Readable.fromWeb(await exportOrders(…)).pipe(file)`. An interrupted
 * stream fails, so an incomplete file is never mistaken for a complete one. Not retried.
 *
 * @throws {StoreError} when the store rejects the request or can't be reached.
 * @throws {TypeError} for an invalid URL.
 */
export function exportOrders({
  status,
  userId,
  from,
  to,
  minTotal,
  maxTotal,
  search,
  productId,
  paymentStatus,
  fulfilment,
  ...options
}: ExportOrdersOptions): Promise<ReadableStream<Uint8Array>> {
  return exportOnUse('orders', options, {
    status,
    userId,
    from,
    to,
    minTotal,
    maxTotal,
    search,
    productId,
    paymentStatus,
    fulfilment,
  });
}
