/** The file can't be read as a catalog; the message says what to do. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError';
}

/** A part of a CSV file that fits into one call. */
export interface CsvPart {
  /** The header and some rows. */
  readonly csv: string;
  /** Line number of the first row in the file. The header is line 1. */
  readonly firstLine: number;
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

/** In characters. Well below the limit of a call, since a character may need several bytes, and more in JSON. */
const maxPartLength = 1_000_000;

/**
 * Splits a CSV stream between rows, in bounded memory. Looks at quotes and line ends only (RFC 4180); the store
 * validates the cells. All line ends become LF.
 *
 * @throws {CatalogFileError} when it is empty, isn't UTF-8, or contains an unclosed quote.
 */
export async function* splitCsv(
  chunks: AsyncIterable<Uint8Array>,
  rowsPerPart = 5000,
): AsyncGenerator<CsvPart> {
  let header: string | undefined;
  /** Text not yet yielded, starting at a row, and its line number. */
  let rest = '';
  let restLine = 1;
  /** Position in `rest` up to which it has been scanned. */
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
      if (header !== undefined && rows < rowsPerPart && at < maxPartLength) continue;
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
    if (quoted && at > 2 * maxPartLength) throw unclosedQuote(quoteLine);
  }
  if (quoted) throw unclosedQuote(quoteLine);
  if (header === undefined) {
    if (rest.trim() === '') throw new CatalogFileError('The file is empty');
    // Only a header: sent so that the store validates it.
    yield { csv: `${rest}\n`, firstLine: 2, bytes };
  } else if (rest.trim() !== '' || restLine === 2) {
    yield { csv: header + rest, firstLine: restLine, bytes };
  }
}

/** Index of the next quote or line end; -1 if none. */
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

function unclosedQuote(line: number): CatalogFileError {
  return new CatalogFileError(
    `The file is not valid CSV: the quote in line ${line} is never closed`,
  );
}
