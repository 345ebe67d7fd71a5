import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { byteOrderMark } from '../../shared/csv.ts';

/**
 * Streams a CSV file that starts with a byte order mark. An error of its header or its first query is thrown before the
 * response begins; after a later one the connection is closed, so that an incomplete file is never mistaken for a
 * complete one.
 */
export async function sendCsv(
  request: Request,
  response: Response,
  { fileName, parts, log }: { fileName: string; parts: AsyncGenerator<string>; log: Logger },
): Promise<void> {
  const first = [await parts.next(), await parts.next()];
  response.setHeader('content-type', 'text/csv; charset=utf-8; header=present');
  response.setHeader('content-disposition', `attachment; filename="${fileName}"`);
  response.setHeader('cache-control', 'no-store');
  const all = async function* () {
    yield byteOrderMark;
    for (const { done, value } of first) if (done !== true) yield value;
    yield* parts;
  };
  try {
    await pipeline(Readable.from(all()), response);
  } catch (error) {
    if (!request.destroyed) log.warn({ err: error }, 'an export was interrupted');
    response.destroy();
  }
}
