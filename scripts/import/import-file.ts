import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CatalogImportJob, StoreClient } from '@order-store/sdk';
import {
  CatalogFileError,
  followImport,
  importCatalog,
  type ImportProgress,
} from '@order-store/sdk/catalog';
import type { ImportArguments } from './arguments.ts';

export interface Bar {
  show(done: number, total: number, what: string): void;
  end(): void;
}

type Task = Pick<ImportArguments, 'mode'> &
  ({ readonly file: string } | { readonly follow: string });

/** Imports a file, or waits for an import that was started before, and prints the result. Returns the exit code. */
export async function importFile(
  client: StoreClient,
  task: Task,
  bar: Bar,
  print: (line: string) => void,
): Promise<number> {
  let size = 0;
  let isStarted = false;
  const onProgress = ({ id, phase, bytes, rows, applied }: ImportProgress) => {
    if (phase === 'uploading') return bar.show(bytes ?? 0, size, 'bytes uploaded');
    bar.show(applied, rows, phase === 'checking' ? 'rows checked' : 'rows applied');
    if (isStarted) return;
    isStarted = true;
    print(
      `Import ${id} runs in the store. If this command is interrupted: npm run import -- --follow ${id}`,
    );
  };
  const begin = performance.now();
  try {
    if ('follow' in task)
      return report(await followImport(client, task.follow, { onProgress }), print);
    ({ size } = await requireFile(task.file));
    const { file, mode } = task;
    const result = await importCatalog(client, bytesOf(file), { mode, onProgress });
    bar.end();
    return report(result, print, (performance.now() - begin) / 1000);
  } finally {
    bar.end();
  }
}

/** @throws {CatalogFileError} if there is no such file. */
export async function requireFile(path: string): Promise<{ readonly size: number }> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new CatalogFileError(`File not found: ${path}`);
  if (found.isDirectory()) throw new CatalogFileError(`${path} is a folder: name a CSV file`);
  return found;
}

function report(
  { state, problems, ...counts }: CatalogImportJob,
  print: (line: string) => void,
  seconds?: number,
): number {
  for (const { line, column, message } of problems) print(`line ${line}, ${column}: ${message}`);
  const { created, updated, unchanged, refused: skipped } = counts;
  const rows = created + updated + unchanged;
  const rate = seconds === undefined ? '' : ` (${Math.round(rows / seconds)} rows per second)`;
  const done = `${created} created, ${updated} updated, ${unchanged} unchanged`;
  if (state === 'applied') print(`${done}, ${skipped} skipped${rate}`);
  else if (state === 'rejected') {
    print(`${skipped} rows have errors, so nothing was imported. Fix them, or use --row-by-row.`);
  } else {
    const why = state === 'failed' ? 'stopped by an error in the store' : 'cancelled';
    print(`The import was ${why} after: ${done}. Import the file again for the other rows.`);
  }
  return state === 'applied' && skipped === 0 ? 0 : 1;
}

export async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file)) {
      const bytes: Uint8Array = chunk;
      yield bytes;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CatalogFileError(`${file} can't be read: ${error.message}`);
  }
}
