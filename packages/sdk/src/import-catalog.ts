import type { CatalogImportView } from '@order-store/api/types';
import type { StoreClient } from './create-client.ts';
import { splitCsv } from './split-csv.ts';

export interface ImportCatalogOptions {
  /** What one row with a problem means: that nothing is changed, or that it is left out. */
  readonly mode?: 'all-or-nothing' | 'row-by-row' | undefined;
  /** Told after each piece that was sent, and before all of them are applied. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Calls it off: nothing is changed, unless the pieces are being applied already. */
  readonly signal?: AbortSignal | undefined;
}

/** How far an import is. */
export interface ImportProgress {
  readonly phase: 'uploading' | 'applying';
  /** Bytes of the file that the store has. */
  readonly bytes: number;
  readonly rows: number;
  /** Problems found so far. */
  readonly problems: number;
}

/**
 * Creates or changes products from a CSV file of any size, as staff: `createReadStream(path)` in Node, and
 * `file.stream()` in a browser. It is sent in pieces and applied at the end. Problems with rows are in the
 * answer, by line and column.
 *
 * @throws {CatalogFileError} when the file is empty, no UTF-8, or a quote is never closed.
 * @throws {StoreError} when the store refuses the header or does not answer.
 */
export async function importCatalog(
  store: Pick<StoreClient, 'catalog'>,
  file: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  { mode = 'all-or-nothing', onProgress, signal }: ImportCatalogOptions = {},
): Promise<CatalogImportView> {
  const options = signal ? { signal } : {};
  const { id } = await store.catalog.beginImport.mutate(undefined, options);
  const sent = { bytes: 0, rows: 0, problems: 0 };
  const chunks = 'getReader' in file ? chunksOf(file) : file;
  for await (const { csv, firstLine, bytes } of splitCsv(chunks)) {
    const piece = await store.catalog.addToImport.mutate({ id, csv, firstLine }, options);
    sent.bytes = bytes;
    sent.rows += piece.rows;
    sent.problems += piece.problems.length;
    onProgress?.({ phase: 'uploading', ...sent });
  }
  onProgress?.({ phase: 'applying', ...sent });
  return store.catalog.finishImport.mutate({ id, mode }, options);
}

/** Not every browser can iterate a stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}
