import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './input-error.ts';

/**
 * The bytes of a shop's export, unpacked where it is gzip, whatever its name says. The file is read
 * more than once, so it must be a real one and no pipe.
 *
 * @throws {InputError} when there is no such file, it cannot be read, or it is no CSV in bytes.
 */
export async function openExport(path: string): Promise<Readable> {
  const start = await firstBytes(path);
  const file = createReadStream(path);
  // An error of either ends both and reaches whoever reads.
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

/** Says in the words of the command's user why a file could not be read. */
export function asInputError(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new InputError(`There is no file ${path}.`);
  if (code.startsWith('Z_')) {
    return new InputError(`${path} is damaged: it cannot be unpacked to its end. Get it anew.`);
  }
  if (error instanceof Error && 'syscall' in error) {
    return new InputError(`${path} cannot be read: ${error.message}.`);
  }
  return error;
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    if (!(await stat(path)).isFile()) {
      throw new InputError(`${path} is no regular file, and it has to be read twice.`);
    }
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw asInputError(path, error);
  }
}
