import { toNetworkError } from './links/network-error.ts';
import { rejectionOf } from './links/read-rejection.ts';
import { abortedError, toStoreError } from './links/to-store-error.ts';
import { storeUrlOf } from './store-url.ts';

/** Where to export from. */
export interface ExportOptions {
  /** The store's URL, as in {@link createClient}. */
  readonly url: string | URL;
  /** A session token or API key of a staff user. */
  readonly token: string;
  /** A fetch implementation. Default: `globalThis.fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** The cache mode, as in {@link createClient}. Default: `no-store`. */
  readonly cache?: RequestInit['cache'] | null | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The stream of `/exports/…csv`. @throws {StoreError}, and {TypeError} for an invalid URL. */
export async function exportCsv(
  what: 'orders' | 'products' | 'buyers' | 'stock' | 'audit',
  { url, token, fetch = globalThis.fetch, cache = 'no-store', signal }: ExportOptions,
  filter: Readonly<Record<string, string | undefined>> = {},
): Promise<ReadableStream<Uint8Array>> {
  const address = new URL(`${storeUrlOf(url)}/exports/${what}.csv`);
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined) address.searchParams.set(name, value);
  }
  const headers = { authorization: `Bearer ${token}` };
  const request = fetch(address, {
    headers,
    signal: signal ?? null,
    ...(cache ? { cache } : {}),
  });
  const response = await request.catch((error: unknown) => {
    if (signal?.aborted) throw abortedError(signal.reason, 1);
    throw toStoreError(toNetworkError(error), 1);
  });
  if (response.ok && response.body && isCsv(response)) return response.body;
  throw await rejectionOf(response);
}

/** A proxy may respond with an HTML page and the status 200. */
function isCsv({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/csv') === true;
}
