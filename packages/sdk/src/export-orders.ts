import type { AppRouter, OrderStatus } from '@order-store/api/types';
import { TRPCClientError } from '@trpc/client';
import { abortedError, connectionLostError, toStoreError } from './links/to-store-error.ts';

/** Options of {@link exportOrders}: where to export from, and which orders. */
export interface ExportOrdersOptions {
  /** The store's URL, for example `https://shop.example`. */
  readonly url: string | URL;
  /** A session token or API key of a staff user. */
  readonly token: string;
  readonly status?: OrderStatus | undefined;
  readonly userId?: string | undefined;
  /** Only orders placed at or after this instant or day (UTC). */
  readonly from?: string | undefined;
  /** Only orders placed before this instant, or up to and including this day (UTC). */
  readonly to?: string | undefined;
  /** A fetch implementation. Default: `globalThis.fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Exports orders as a stream of CSV bytes: `Readable.fromWeb(await exportOrders(…)).pipe(file)`. An interrupted
 * stream fails, so an incomplete file is never mistaken for a complete one. Not retried.
 *
 * @throws {StoreError} when the store rejects the request or can't be reached.
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
  const headers = { authorization: `Bearer ${token}` };
  const request = fetch(address, { headers, signal: signal ?? null });
  const response = await request.catch((error: unknown) => {
    if (signal?.aborted) throw abortedError(signal.reason, 1);
    throw connectionLostError(toClientError(error), 1);
  });
  if (response.ok && response.body) return response.body;
  const body: unknown = await response.json().catch(() => null);
  throw isErrorBody(body)
    ? toStoreError(TRPCClientError.from<AppRouter>(body), 1)
    : connectionLostError(
        toClientError(new Error(`HTTP status ${response.status} without a reason`)),
        1,
      );
}

function toClientError(error: unknown): TRPCClientError<AppRouter> {
  return TRPCClientError.from<AppRouter>(error instanceof Error ? error : new Error(String(error)));
}

/** The shape of the store's error responses. */
function isErrorBody(body: unknown): body is { readonly error: object } {
  return typeof body === 'object' && body !== null && 'error' in body && body.error !== null;
}
