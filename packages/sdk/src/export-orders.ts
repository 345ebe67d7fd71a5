import type { AppRouter, OrderStatus } from '@order-store/api/types';
import { TRPCClientError } from '@trpc/client';
import { abortedError, connectionLostError, toStoreError } from './links/to-store-error.ts';

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
 * @throws {StoreError} when the store refuses or does not answer; it is not repeated.
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
  const answer = fetch(address, { headers, signal: signal ?? null });
  const response = await answer.catch((error: unknown) => {
    if (signal?.aborted) throw abortedError(signal.reason, 1);
    throw connectionLostError(asFailure(error), 1);
  });
  if (response.ok && response.body) return response.body;
  const body: unknown = await response.json().catch(() => null);
  throw isRefusal(body)
    ? toStoreError(TRPCClientError.from<AppRouter>(body), 1)
    : connectionLostError(asFailure(new Error(`status ${response.status} without a reason`)), 1);
}

function asFailure(error: unknown): TRPCClientError<AppRouter> {
  return TRPCClientError.from<AppRouter>(error instanceof Error ? error : new Error(String(error)));
}

/** The shape in which the store says why not. */
function isRefusal(body: unknown): body is { readonly error: object } {
  return typeof body === 'object' && body !== null && 'error' in body && body.error !== null;
}
