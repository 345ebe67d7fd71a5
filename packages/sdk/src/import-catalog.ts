import type { CatalogImportView } from '@order-store/api/types';
import type { StoreClient } from './create-client.ts';
import { splitCsv } from './split-csv.ts';

/** Options of {@link importCatalog}. */
export interface ImportCatalogOptions {
  /** Whether a row with an error rejects the whole file or is skipped. Default: `all-or-nothing`. */
  readonly mode?: 'all-or-nothing' | 'row-by-row' | undefined;
  /** Called after each uploaded part, and before the parts are applied. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Aborts the import. Nothing is changed unless the parts are already being applied. */
  readonly signal?: AbortSignal | undefined;
}

/** Progress of an import. */
export interface ImportProgress {
  readonly phase: 'uploading' | 'applying';
  /** Bytes of the file uploaded so far. */
  readonly bytes: number;
  readonly rows: number;
  /** Row errors found so far. */
  readonly problems: number;
}

/**
 * Creates or updates products from a CSV file of any size (staff only). Pass `createReadStream(path)` in Node or
 * `file.stream()` in a browser. The file is uploaded in parts, then applied. The result lists errors in rows by
 * line and column.
 *
 * @throws {CatalogFileError} when the file is empty, isn't UTF-8, or contains an unclosed quote.
 * @throws {StoreError} when the store rejects the header or can't be reached.
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
    const part = await store.catalog.addToImport.mutate({ id, csv, firstLine }, options);
    sent.bytes = bytes;
    sent.rows += part.rows;
    sent.problems += part.problems.length;
    onProgress?.({ phase: 'uploading', ...sent });
  }
  onProgress?.({ phase: 'applying', ...sent });
  return store.catalog.finishImport.mutate({ id, mode }, options);
}

/** Async iteration of streams is not supported by every browser. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}
