import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';

/** The file can't be read as a catalog; the message says what to do. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError';
}

export interface CatalogPiece {
  /** The header and some rows. */
  readonly csv: string;
  /** The line in the file of the first row. */
  readonly firstLine: number;
  /** Bytes of the file that are read so far. */
  readonly bytes: number;
}

/**
 * Cuts a CSV file between its rows into pieces that fit into a call. It is read as a stream, so memory does
 * not grow with it. What is in the cells is the store's business.
 */
export async function* catalogPieces(
  file: string,
  rowsInAPiece = 5000,
  longestPiece = 1_000_000,
): AsyncGenerator<CatalogPiece> {
  const bytes = { read: 0 };
  const records = parse({
    raw: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // An error of either side ends both and reaches the loop below.
  pipeline(Readable.from(textOf(file, bytes)), records, () => {});
  let header: string | undefined;
  let piece = { csv: '', firstLine: 0, nextLine: 0, rows: 0 };
  try {
    for await (const { raw, record, info } of records as AsyncIterable<RawRecord>) {
      const text = raw.replace(/^[\r\n]+/, '').replace(/[\r\n]+$/, '');
      if (header === undefined) {
        header = text;
        continue;
      }
      const line = info.lines - lineBreaksIn(record.join(','));
      if (piece.rows === 0)
        piece = { csv: `${header}\n`, firstLine: line, nextLine: line, rows: 0 };
      // Empty lines count as well.
      piece.csv += `${'\n'.repeat(Math.max(line - piece.nextLine, 0))}${text}\n`;
      piece.nextLine = info.lines + 1;
      piece.rows += 1;
      if (piece.rows >= rowsInAPiece || piece.csv.length >= longestPiece) {
        yield { csv: piece.csv, firstLine: piece.firstLine, bytes: bytes.read };
        piece.rows = 0;
      }
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new CatalogFileError(`${file} is no CSV: ${error.message}`);
    throw error;
  }
  if (piece.rows > 0 || header !== undefined) {
    const csv = piece.rows > 0 ? piece.csv : `${header ?? ''}\n`;
    yield { csv, firstLine: Math.max(piece.firstLine, 2), bytes: bytes.read };
  } else {
    throw new CatalogFileError(`${file} is empty`);
  }
}

interface RawRecord {
  readonly raw: string;
  readonly record: readonly string[];
  readonly info: Info;
}

async function* textOf(file: string, bytes: { read: number }): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const chunk of createReadStream(file)) {
      const data: Buffer = chunk;
      bytes.read += data.length;
      const text = rest + decoder.decode(data, { stream: true });
      // Line ends of one kind, since the parser counts a CRLF within quotes as two lines.
      rest = text.endsWith('\r') ? '\r' : '';
      yield text.slice(0, text.length - rest.length).replaceAll('\r\n', '\n');
    }
    yield rest + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) {
      throw new CatalogFileError(`${file} is not UTF-8: save it as "CSV UTF-8" and try again`);
    }
    if (error instanceof Error && 'code' in error) {
      throw new CatalogFileError(`${file} can't be read: ${error.message}`);
    }
    throw error;
  }
}

function lineBreaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
