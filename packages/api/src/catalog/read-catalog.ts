import { CsvError, parse } from 'csv-parse/sync';
import { CreateProductInput, maxStock } from '../products/index.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { CatalogProblem } from './catalog-views.ts';

/** A row of a catalog file. Null values keep the stored value of an existing product. */
export interface CatalogRow {
  readonly line: number;
  readonly sku: string;
  readonly name: string | null;
  readonly setsDescription: boolean;
  readonly description: string | null;
  readonly price: string | null;
  readonly stock: number | null;
}

const columns = ['sku', 'name', 'description', 'price', 'stock'] as const;
type Column = (typeof columns)[number];

/**
 * Reads CSV (RFC 4180, also with BOM, CRLF and quoted line breaks, which become LF). The first line names the
 * columns in any order: sku, and any of name, description, price and stock. `firstLine` is the line number of the
 * first row after the header. Omits rows with problems.
 * Throws VALIDATION_FAILED if the file is not CSV or the header is invalid.
 */
export function readCatalog(
  csv: string,
  firstLine = 2,
): { readonly rows: CatalogRow[]; readonly problems: CatalogProblem[] } {
  const [header, ...records] = recordsOf(csv, firstLine);
  const names = checkedHeader(header?.cells ?? []);
  const rows: CatalogRow[] = [];
  const problems: CatalogProblem[] = [];
  for (const { cells, lastLine } of records) {
    const line = lastLine - lineBreaksIn(cells) + firstLine - 2;
    const found = readRow(names, cells, line);
    if (Array.isArray(found)) problems.push(...found);
    else rows.push(found);
  }
  return { rows, problems };
}

interface CsvRecord {
  readonly cells: readonly string[];
  /** The line where the row ends. */
  readonly lastLine: number;
}

function recordsOf(csv: string, firstLine: number): CsvRecord[] {
  const records: CsvRecord[] = [];
  try {
    // The parser counts a quoted CRLF as two lines, so normalize first.
    parse(csv.replaceAll('\r\n', '\n'), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record(cells: string[], { lines }) {
        records.push({ cells, lastLine: lines });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const inFile = (_: string, line: string) => ` at line ${Number(line) + firstLine - 2}`;
    throw malformed(`is not valid CSV: ${error.message.replace(/ at line (\d+)/, inFile)}`);
  }
}

function checkedHeader(header: readonly string[]): Column[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const separator = [';', '\t'].find(
    (character) => names.length === 1 && names[0]?.includes(character),
  );
  if (separator !== undefined) {
    const name = separator === ';' ? 'semicolons' : 'tabs';
    throw malformed(
      `separates its columns with ${name}: save it as CSV with commas (Excel: "CSV UTF-8" under a language whose list separator is a comma)`,
    );
  }
  const unknown = names.filter((name) => !isColumn(name));
  if (unknown.length > 0) {
    throw malformed(
      `has the unknown column ${JSON.stringify(unknown[0])}: the first line must name columns from ${columns.join(', ')}`,
    );
  }
  if (new Set(names).size < names.length) throw malformed('names a column twice in the first line');
  if (!names.includes('sku')) throw malformed('has no column sku in the first line');
  return names.filter(isColumn);
}

function isColumn(name: string): name is Column {
  return columns.some((column) => column === name);
}

/** Returns the row or its problems. */
function readRow(
  names: readonly Column[],
  cells: readonly string[],
  line: number,
): CatalogRow | CatalogProblem[] {
  if (cells.length !== names.length) {
    const message = `has ${cells.length} cells, but the header has ${names.length}`;
    return [{ line, column: 'row', message }];
  }
  const problems: CatalogProblem[] = [];
  const cell = (column: Column) => cells[names.indexOf(column)];
  const read = <T>(column: Column, schema: Schema<T>): T | null => {
    const text = cell(column);
    if (text === undefined) return null;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    const message = [...new Set(parsed.error.issues.map((issue) => issue.message))].join('; ');
    problems.push({ line, column, message });
    return null;
  };
  const { sku, name, price, description } = CreateProductInput.shape;
  const stock = cell('stock')?.trim() ?? '';
  if (stock !== '' && !(/^\d{1,10}$/.test(stock) && Number(stock) <= maxStock)) {
    problems.push({
      line,
      column: 'stock',
      message: `must be a whole number from 0 to ${maxStock}`,
    });
  }
  const row = {
    line,
    sku: read('sku', sku) ?? '',
    name: read('name', name),
    setsDescription: names.includes('description'),
    description: read('description', description) || null,
    price: read('price', price),
    stock: stock === '' ? null : Number(stock),
  };
  return problems.length > 0 ? problems : row;
}

interface Schema<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly message: string }[] };
      };
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, field) => sum + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function malformed(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `csv: ${problem}`, { csv: [problem] });
}
