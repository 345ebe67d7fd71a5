import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { DomainError } from '../shared/domain-error.ts';
import type { CatalogProblem } from './catalog-views.ts';
import { findHeader, notCatalog } from './find-header.ts';
import { excerpt, readRow, type CatalogFormat, type CatalogRow } from './read-row.ts';

/** Where reading a file that arrives in parts continues. */
export interface CatalogPosition {
  /** The line on which `tail` starts. */
  readonly line: number;
  /** Text after the last complete row. */
  readonly tail: string;
  /** Null until the header is complete. */
  readonly format: CatalogFormat | null;
}

export const startOfFile: CatalogPosition = { line: 1, tail: '', format: null };

export interface CatalogPart {
  readonly rows: readonly CatalogRow[];
  readonly problems: readonly CatalogProblem[];
  readonly position: CatalogPosition;
}

interface ReadOptions {
  readonly from?: CatalogPosition;
  /** Whether the file ends with this text. */
  readonly isLast?: boolean;
  /** The line of the first row after the header, if it is not the next one. */
  readonly firstLine?: number | undefined;
}

/**
 * Reads CSV (RFC 4180) separated by commas, semicolons or tabs, with any line ends, a BOM, blank rows, blanks around
 * cells and empty columns at the end. Line breaks in cells become LF. Omits rows with problems. Other work of the process
 * continues in between.
 * Throws VALIDATION_FAILED if the file is not CSV, the header is invalid, or almost nothing in the text is valid.
 */
export async function readCatalog(
  text: string,
  { from = startOfFile, isLast = true, firstLine }: ReadOptions = {},
): Promise<CatalogPart> {
  let { line, format } = from;
  let { body, held } = normalize(from.tail + text, isLast);
  const rows: CatalogRow[] = [];
  const problems: CatalogProblem[] = [];
  if (format === null) {
    const header = findHeader(body, isLast);
    if (header === undefined) {
      return { rows, problems, position: { line, tail: body + held, format } };
    }
    format = header.format;
    line = firstLine ?? line + header.lines;
    body = body.slice(header.length);
  }
  const known = format;
  const rest = await parseRecords(body, known.delimiter, { line, isLast }, (cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const row = readRow(known, cells, at);
    if (!Array.isArray(row)) rows.push(row);
    else if (problems.push(...row) > mostProblems) throw tooManyProblems(problems);
  });
  if (rest.line > longestFile) throw notCatalog(`has more than ${longestFile} lines`);
  return { rows, problems, position: { line: rest.line, tail: rest.text + held, format } };
}

/** LF as the only line end, and common blanks where the parser accepts blanks next to quotes. */
function normalize(text: string, isLast: boolean) {
  // May be half of a CRLF.
  const held = !isLast && text.endsWith('\r') ? '\r' : '';
  const body = text
    .slice(0, text.length - held.length)
    .replace(/^\uFEFF/, '')
    .replace(isLast ? endOfFileMark : '', '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?<=^|[,;\t])[ \u00A0\u2007\u202F]+(?=")/gm, toSpaces)
    .replaceAll(/(?<=")[ \u00A0\u2007\u202F]+(?=[,;\t]|$)/gm, toSpaces);
  return { body, held };
}

/** Ctrl-Z, with which programs for DOS end a text file. */
// oxlint-disable-next-line no-control-regex -- it is one
const endOfFileMark = /\x1A$/;

function toSpaces(blanks: string): string {
  return ' '.repeat(blanks.length);
}

/** Calls `onRecord` for each complete record with its line, and returns the text after the last one. */
async function parseRecords(
  body: string,
  delimiter: string,
  { line, isLast }: { readonly line: number; readonly isLast: boolean },
  onRecord: (cells: readonly string[], line: number) => void,
): Promise<{ readonly line: number; readonly text: string }> {
  const bytes = Buffer.from(body);
  let read = { bytes: 0, lines: 0 };
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    trim: true,
    max_record_size: longestRecord,
    on_record(cells: string[], at) {
      onRecord(cells, line - 1 + at.lines - lineBreaksIn(cells));
      read = { bytes: at.bytes, lines: at.lines };
      return null;
    },
  });
  let failure: unknown;
  parser.on('error', (error) => (failure = error));
  parser.resume();
  for (let at = 0; at < bytes.length && failure === undefined; at += chunkSize) {
    parser.write(bytes.subarray(at, at + chunkSize));
    await nextTurn();
  }
  if (isLast && failure === undefined) {
    parser.end();
    // Not `once` of node:events, which rejects with the parser's error.
    await new Promise((resolve) => parser.once('close', resolve));
  } else {
    parser.destroy();
  }
  const rest = bytes.subarray(read.bytes).toString();
  if (failure !== undefined) throw malformed(failure, line + read.lines, rest);
  return { line: line + read.lines, text: isLast ? '' : rest };
}

/** Problems of one text. Several million short rows fit into 4 MiB, and each could have problems. */
const mostProblems = 50_000;
/** In lines. */
const longestFile = 100_000_000;

function tooManyProblems([first]: readonly CatalogProblem[]): DomainError {
  const example = first ? `, such as line ${first.line}, ${first.column}: ${first.message}` : '';
  return notCatalog(`has more than ${mostProblems} problems${example}`);
}

/** Bytes that are parsed before other work continues: a few milliseconds. */
const chunkSize = 16 * 1024;
/** In bytes, several times the longest description. A longer record is a quote that is never closed. */
const longestRecord = 200_000;

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function malformed(error: unknown, line: number, record: string): DomainError {
  if (!(error instanceof CsvError)) throw error;
  const problem = problems[error.code] ?? otherProblem;
  return notCatalog(`is not valid CSV at line ${line}: ${problem}: ${excerpt(record)}`);
}

const problems: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is never closed',
  CSV_MAX_RECORD_SIZE: `a quote is never closed, or the row has more than ${longestRecord} bytes`,
};
const otherProblem =
  'a cell with quotes in it must be in quotes, and each quote inside written twice, such as "6"" pan"';
