import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '../shared/domain-error.ts';
import { columns, excerpt, type CatalogFormat, type Column } from './read-row.ts';

interface Header {
  readonly format: CatalogFormat;
  /** Its end in the text. */
  readonly length: number;
  /** The number of lines up to there. */
  readonly lines: number;
}

/**
 * Finds the first line that is not blank and reads the columns and the delimiter from it. Undefined if the text ends
 * before the line does and more follows. Throws VALIDATION_FAILED if the header is missing or invalid, or follows too many
 * blank lines, which would be stored and read again with each part.
 */
export function findHeader(text: string, isLast: boolean): Header | undefined {
  let delimiter: string | undefined;
  for (let start = 0, lines = 1; ; lines += 1) {
    const end = text.indexOf('\n', start);
    if (start >= longestHeader)
      throw invalidHeader(`begins with ${longestHeader} blank characters`, '');
    if (end === -1 && !isLast && text.length - start < longestHeader) return undefined;
    const line = end === -1 ? text.slice(start) : text.slice(start, end);
    if (line.length > longestHeader && !isBlank(line))
      throw invalidHeader(`has more than ${longestHeader} characters`, line);
    const [, named] = /^"?sep=([,;\t])"? *$/i.exec(line) ?? [];
    if (named !== undefined) delimiter = named;
    else if (!isBlank(line)) {
      return {
        format: formatOf(line, delimiter),
        length: end === -1 ? text.length : end + 1,
        lines,
      };
    }
    if (end === -1) throw invalidHeader('is empty', '');
    start = end + 1;
  }
}

function isBlank(line: string): boolean {
  return !/[^,;\s]/.test(line);
}

/** In characters: reading cells takes quadratic time for a million blanks. */
const longestHeader = 10_000;
const delimiters = [',', ';', '\t'] as const;

/** The delimiter is the one that yields the most known columns. */
function formatOf(line: string, named: string | undefined): CatalogFormat {
  const options = (named === undefined ? delimiters : [named]).map((delimiter) => {
    const names = namesIn(line, delimiter);
    return { delimiter, names, score: names.filter(isColumn).length * 1000 + names.length };
  });
  const best = options.reduce((one, other) => (other.score > one.score ? other : one));
  return { delimiter: best.delimiter, columns: checkedColumns(best.names, line) };
}

/** Without the empty columns at the end. */
function namesIn(line: string, delimiter: string): string[] {
  const names = cellsOf(line, delimiter).map((name) => name.trim().toLowerCase());
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function cellsOf(line: string, delimiter: string): string[] {
  try {
    const [cells = []] = parse(line, { delimiter, trim: true });
    return cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return line.split(delimiter);
  }
}

function checkedColumns(names: readonly string[], line: string): Column[] {
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined) {
    const problem =
      unknown === '' ? 'a column without a name' : `the unknown column ${JSON.stringify(unknown)}`;
    throw invalidHeader(`has ${problem}`, line);
  }
  if (new Set(names).size < names.length) throw invalidHeader('names a column twice', line);
  if (!names.includes('sku')) throw invalidHeader('has no column sku', line);
  return names.filter(isColumn);
}

function isColumn(name: string): name is Column {
  return columns.some((column) => column === name);
}

function invalidHeader(problem: string, line: string): DomainError {
  const found = line === '' ? '' : `, not ${excerpt(line)}`;
  return notCatalog(
    `${problem}: the first line must name sku and any of ${columns.slice(1).join(', ')}, such as sku,name,price or sku;name;price${found}`,
  );
}

/** The error for a file that can't be read as a catalog. */
export function notCatalog(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `csv: ${problem}`, { csv: [problem] });
}
