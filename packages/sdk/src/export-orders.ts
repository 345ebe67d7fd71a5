import type { OrderStatus } from '@order-store/api/types';

export interface ExportOrdersOptions {
  /** Where the store is, for example `https://shop.example`. */
  readonly url: string | URL;
  /** A session token or API key of staff. */
  readonly token: string;
  readonly status?: OrderStatus | undefined;
  readonly userId?: string | undefined;
  /** Placed at this instant or later, or on this day (UTC) or later. */
  readonly from?: string | undefined;
  /** Placed before this instant, or on this day (UTC) at the latest. */
  readonly to?: string | undefined;
  /** Another implementation of fetch. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Orders as a CSV file, as a stream of bytes: `Readable.fromWeb(await exportOrders(…)).pipe(file)`. A stream
 * that breaks off fails, so half a file is never taken for a whole one.
 *
 * @throws {Error} when the store refuses, with its message.
 */
export async function exportOrders({
  url,
  token,
  fetch = globalThis.fetch,
  signal,
  ...filter
}: ExportOrdersOptions): Promise<ReadableStream<Uint8Array>> {
  const address = new URL('/exports/orders.csv', url);
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined) address.searchParams.set(name, value);
  }
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    signal: signal ?? null,
  });
  if (response.ok && response.body) return response.body;
  throw new Error(`The store refused the export: ${await messageOf(response)}`);
}

async function messageOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : `HTTP ${response.status}`;
}
