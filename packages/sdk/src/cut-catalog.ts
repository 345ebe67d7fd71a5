/** The file can't be read as a catalog; the message says what to do. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError';
}

/** A part of a CSV file that fits into a call. */
export interface CatalogCut {
  /** The header and some rows. */
  readonly csv: string;
  /** The line in the file of the first row; the header is line 1. */
  readonly firstLine: number;
  /** Bytes of the file that are read so far. */
  readonly bytes: number;
}

/** What a call takes, with much to spare: characters may need several bytes, and more as JSON. */
const longestPiece = 1_000_000;

/**
 * Cuts a CSV file between its rows. It is read as a stream, so memory does not grow with it. Only quotes and
 * line ends are looked at (RFC 4180); what is in the cells is the store's business. All line ends become LF.
 *
 * @throws {CatalogFileError} when it is empty, no UTF-8, or a quote is never closed.
 */
export async function* cutCatalog(
  chunks: AsyncIterable<Uint8Array>,
  rowsInAPiece = 5000,
): AsyncGenerator<CatalogCut> {
  let header: string | undefined;
  /** What is not given out yet, from the beginning of a row on, and where in the file that is. */
  let rest = '';
  let restLine = 1;
  /** How far `rest` is looked through. */
  let at = 0;
  let line = 1;
  let rows = 0;
  let quoted = false;
  let quoteLine = 1;
  let bytes = 0;

  for await (const chunk of decoded(chunks)) {
    bytes = chunk.bytes;
    rest += chunk.text;
    for (let found = next(rest, at); found !== -1; found = next(rest, at)) {
      at = found + 1;
      if (rest[found] === '"') {
        quoted = !quoted;
        quoteLine = line;
        continue;
      }
      line += 1;
      if (quoted) continue;
      rows += 1;
      if (header !== undefined && rows < rowsInAPiece && at < longestPiece) continue;
      const taken = rest.slice(0, at);
      const firstLine = restLine;
      rest = rest.slice(at);
      restLine = line;
      at = 0;
      rows = 0;
      if (header !== undefined) yield { csv: header + taken, firstLine, bytes };
      else if (taken.trim() !== '') header = taken;
    }
    at = rest.length;
    if (quoted && at > 2 * longestPiece) throw neverClosed(quoteLine);
  }
  if (quoted) throw neverClosed(quoteLine);
  if (header === undefined) {
    if (rest.trim() === '') throw new CatalogFileError('The file is empty');
    // No more than a header: the store has a look at it.
    yield { csv: `${rest}\n`, firstLine: 2, bytes };
  } else if (rest.trim() !== '' || restLine === 2) {
    yield { csv: header + rest, firstLine: restLine, bytes };
  }
}

/** Where the next quote or line end is; -1 when there is none. */
function next(text: string, from: number): number {
  const interesting = /["\n]/g;
  interesting.lastIndex = from;
  return interesting.exec(text)?.index ?? -1;
}

async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly text: string; readonly bytes: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  // A CR at the end of a chunk may be half of a CRLF.
  let held = '';
  const read = (chunk?: Uint8Array) => {
    try {
      return held + (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
    } catch {
      throw new CatalogFileError('The file is not UTF-8: save it as "CSV UTF-8" and try again');
    }
  };
  for await (const chunk of chunks) {
    bytes += chunk.length;
    const text = read(chunk);
    held = text.endsWith('\r') ? '\r' : '';
    yield { text: withLineFeeds(text.slice(0, text.length - held.length)), bytes };
  }
  yield { text: withLineFeeds(read()), bytes };
}

function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function neverClosed(line: number): CatalogFileError {
  return new CatalogFileError(`The file is not valid CSV: the quote in line ${line} is never closed`);
}
