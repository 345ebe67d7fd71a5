import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './input-error.ts';

/**
 * Opens an export, decompressed if its content is gzip. It must be a regular file, because it is read twice.
 *
 * @throws {InputError} if the file does not exist, cannot be read, or is not a CSV file.
 */
export async function openExport(path: string): Promise<Readable> {
  const start = await firstBytes(path);
  const file = createReadStream(path);
  // `pipeline` destroys both streams on an error, so that the reader sees it.
  if (start[0] === 0x1f && start[1] === 0x8b) return pipeline(file, createGunzip(), () => {});
  const mark = start.toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    throw new InputError(`${path} is UTF-16. Save it as CSV in UTF-8 and try again.`);
  }
  if (mark === '504b') {
    throw new InputError(
      `${path} is a ZIP archive or a workbook. Save the sheet as CSV and try again.`,
    );
  }
  return file;
}

/** Translates errors of reading a file. */
export function asInputError(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new InputError(`File not found: ${path}.`);
  if (code.startsWith('Z_')) {
    return new InputError(`${path} is damaged: decompression failed. Download it again.`);
  }
  if (error instanceof Error && 'syscall' in error) {
    return new InputError(`${path} cannot be read: ${error.message}.`);
  }
  return error;
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    if (!(await stat(path)).isFile()) {
      throw new InputError(`${path} is not a regular file. It must be, because it is read twice.`);
    }
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw asInputError(path, error);
  }
}
