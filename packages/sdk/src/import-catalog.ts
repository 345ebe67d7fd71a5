import type { CatalogImportJobView } from '@order-store/api/types';
import type { StoreClient } from './create-client.ts';
import { newIdempotencyKey } from './new-idempotency-key.ts';
import { pause, persist } from './persist.ts';
import { CatalogFileError, textParts } from './text-parts.ts';

/** Options of {@link importCatalog}. */
export interface ImportCatalogOptions extends FollowImportOptions {
  /** Whether a row with an error rejects the whole file or is skipped. Default: `all-or-nothing`. */
  readonly mode?: 'all-or-nothing' | 'row-by-row' | undefined;
}

/** Options of {@link uploadCatalog}. */
export interface UploadCatalogOptions {
  /** Called after each uploaded part. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Stops and cancels the upload. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of {@link followImport}. */
export interface FollowImportOptions {
  /** Called after each uploaded part, and while the rows are applied. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /**
   * Stops waiting. An upload is cancelled; an import that was started continues in the store, unless
   * `catalog.cancelImport` cancels it.
   */
  readonly signal?: AbortSignal | undefined;
}

/** Progress of an import. */
export interface ImportProgress {
  /** The import's id, for {@link followImport} and `catalog.cancelImport`. */
  readonly id: string;
  readonly phase: 'uploading' | 'checking' | 'applying';
  /** Bytes of the file uploaded so far. Null if another program uploaded it. */
  readonly bytes: number | null;
  /** Rows without an error so far. */
  readonly rows: number;
  /** Rows with an error so far. */
  readonly problems: number;
  /** Rows applied so far. */
  readonly applied: number;
}

type Store = Pick<StoreClient, 'catalog'>;

/**
 * Creates or updates products from a CSV file of any size (staff only). Pass `createReadStream(path)` in Node or
 * `file.stream()` in a browser. The file is uploaded in parts, then checked and applied by the store in the background.
 * A lost connection and a restart of the store only delay it. The result has the final state, and lists errors in rows
 * by line and column.
 *
 * @throws {CatalogFileError} when the file is empty or isn't UTF-8, or UTF-16 with a byte order mark.
 * @throws {StoreError} when the store rejects the file or can't be reached for ten minutes.
 */
export async function importCatalog(
  store: Store,
  file: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  { mode = 'all-or-nothing', onProgress, signal }: ImportCatalogOptions = {},
): Promise<CatalogImportJobView> {
  const { id, bytes } = await upload(store, file, { onProgress, signal });
  const start = () => store.catalog.startImport.mutate({ id, mode }, signal ? { signal } : {});
  return follow(store, await persist(start, signal), bytes, { onProgress, signal });
}

/**
 * Uploads a file as {@link importCatalog} does, and returns the id of the import without starting it.
 * `catalog.previewImport` shows what it would change, `catalog.startImport` and {@link followImport} import it, and
 * `catalog.cancelImport` cancels it. The store keeps the upload for a day.
 *
 * @throws {CatalogFileError} when the file is empty or isn't UTF-8, or UTF-16 with a byte order mark.
 * @throws {StoreError} when the store rejects the file or can't be reached for ten minutes.
 */
export async function uploadCatalog(
  store: Store,
  file: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  options: UploadCatalogOptions = {},
): Promise<{ id: string }> {
  const { id } = await upload(store, file, options);
  return { id };
}

async function upload(
  { catalog }: Store,
  file: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  { onProgress, signal }: UploadCatalogOptions,
): Promise<{ id: string; bytes: number }> {
  const options = signal ? { signal } : {};
  const idempotencyKey = newIdempotencyKey();
  const begin = () => catalog.beginImport.mutate({ idempotencyKey }, options);
  const { id } = await persist(begin, signal);
  let bytes = 0;
  let part = 0;
  try {
    for await (const { text, bytes: uploaded } of textParts(file)) {
      const number = (part += 1);
      const send = () => catalog.uploadPart.mutate({ id, part: number, text }, options);
      const { rows, refused: problems } = await persist(send, signal);
      bytes = uploaded;
      onProgress?.({ id, phase: 'uploading', bytes, rows, problems, applied: 0 });
    }
  } catch (error) {
    await catalog.cancelImport.mutate({ id }).catch(() => {});
    throw error;
  }
  return { id, bytes };
}

/**
 * Waits for an import that was started, including by another program, and returns its result.
 *
 * @throws {CatalogFileError} when its file was not uploaded completely.
 * @throws {StoreError} when there is no such import of this account, or the store can't be reached for ten minutes.
 */
export async function followImport(
  store: Store,
  id: string,
  { onProgress, signal }: FollowImportOptions = {},
): Promise<CatalogImportJobView> {
  const job = await read(store, id, signal);
  if (job.state === 'uploading')
    throw new CatalogFileError(`Import ${id} was not uploaded completely: import the file again`);
  return follow(store, job, null, { onProgress, signal });
}

async function follow(
  store: Store,
  first: CatalogImportJobView,
  bytes: number | null,
  { onProgress, signal }: FollowImportOptions,
): Promise<CatalogImportJobView> {
  let job = first;
  for (let delayMs = 100; ; delayMs = Math.min(2 * delayMs, 1000)) {
    const { id, state: phase, rows, refused: problems } = job;
    if (phase !== 'checking' && phase !== 'applying') return job;
    const applied = job.created + job.updated + job.unchanged;
    onProgress?.({ id, phase, bytes, rows, problems, applied });
    await pause(delayMs, signal);
    job = await read(store, id, signal);
  }
}

function read({ catalog }: Store, id: string, signal: AbortSignal | undefined) {
  const get = () => catalog.getImport.query({ id }, signal ? { signal } : {});
  return persist(get, signal);
}
