import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { StoreClient } from '@order-store/sdk';
import { CatalogFileError, importCatalog } from '@order-store/sdk/catalog';
import type { ImportArguments } from './arguments.ts';

interface Bar {
  show(done: number, total: number, what: string): void;
  end(): void;
}

/** Uploads a file in parts, imports it, and prints the result. Returns the exit code. */
export async function importFile(
  client: StoreClient,
  { file, mode }: Pick<ImportArguments, 'file' | 'mode'>,
  bar: Bar,
  print: (line: string) => void,
): Promise<number> {
  const { size } = await stat(file).catch(() => {
    throw new CatalogFileError(`File not found: ${file}`);
  });
  const begin = performance.now();
  try {
    const result = await importCatalog(client, bytesOf(file), {
      mode,
      onProgress: ({ phase, bytes }) =>
        bar.show(bytes, size, phase === 'uploading' ? 'bytes sent and checked' : 'applying'),
    });
    bar.end();
    for (const { line, column, message } of result.problems) {
      print(`line ${line}, ${column}: ${message}`);
    }
    const { applied, created, updated, unchanged, refused: skipped } = result;
    const seconds = (performance.now() - begin) / 1000;
    const rows = created + updated + unchanged;
    print(
      applied
        ? `${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped (${Math.round(rows / seconds)} rows per second)`
        : `${skipped} rows have errors, so nothing was imported. Fix them, or use --row-by-row.`,
    );
    return skipped === 0 ? 0 : 1;
  } finally {
    bar.end();
  }
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
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
