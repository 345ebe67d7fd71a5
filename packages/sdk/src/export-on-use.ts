import type { exportCsv } from './export-csv.ts';
import { toNetworkError } from './links/network-error.ts';
import { toStoreError } from './links/to-store-error.ts';

/** {@link exportCsv}, imported on use, since few pages export. @throws {StoreError}, and {TypeError} for an invalid URL. */
export async function exportOnUse(
  ...args: Parameters<typeof exportCsv>
): Promise<ReadableStream<Uint8Array>> {
  const module = await import('./export-csv.ts').catch((error: unknown) => {
    throw toStoreError(toNetworkError(error), 1);
  });
  return module.exportCsv(...args);
}
