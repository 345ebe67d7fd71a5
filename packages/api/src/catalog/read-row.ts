import { CreateProductInput } from '../products/index.ts';
import { fromFormulaSafe } from '../shared/csv.ts';
import type { CatalogProblem } from './catalog-views.ts';
import { readPrice, readStock, type CellValue } from './read-amount.ts';

/** A row of a catalog file. Null values keep the stored value of an existing product. */
export interface CatalogRow {
  readonly line: number;
  readonly sku: string;
  readonly name: string | null;
  readonly setsDescription: boolean;
  readonly description: string | null;
  readonly price: string | null;
  readonly stock: number | null;
  readonly archived: boolean | null;
}

export const columns = ['sku', 'name', 'description', 'price', 'stock', 'archived'] as const;
export type Column = (typeof columns)[number];

/** How a file is written, from its header. */
export interface CatalogFormat {
  readonly delimiter: string;
  readonly columns: readonly Column[];
}

/** Returns the row or its problems. Empty cells after the last column are ignored. */
export function readRow(
  { delimiter, columns: names }: CatalogFormat,
  cells: readonly string[],
  line: number,
): CatalogRow | CatalogProblem[] {
  const extra = cells.slice(names.length).some((cell) => cell.trim() !== '');
  if (cells.length < names.length || extra) {
    const advice = extra
      ? `put quotes around a cell that contains ${nameOf(delimiter)}`
      : `write one ${nameOf(delimiter).replace(/^an? /, '')} after each cell but the last, even after empty cells`;
    const message = `has ${cells.length} cells, but the header has ${names.length}: ${excerpt(cells.join(delimiter))}; ${advice}`;
    return [{ line, column: 'row', message }];
  }
  const problems: CatalogProblem[] = [];
  const cell = (column: Column) => cells[names.indexOf(column)];
  const take = <T>(column: Column, read: (text: string) => CellValue<T>): T | null => {
    const text = cell(column);
    if (text === undefined) return null;
    const result = read(text);
    if ('value' in result) return result.value;
    problems.push({ line, column, message: result.problem });
    return null;
  };
  const { sku, name, description } = CreateProductInput.shape;
  const row: CatalogRow = {
    line,
    sku: take('sku', textOf(sku)) ?? '',
    name: take('name', textOf(name)),
    setsDescription: names.includes('description'),
    description: take('description', textOf(description)) || null,
    price: take('price', readPrice),
    stock: take('stock', readStock),
    archived: take('archived', readArchived),
  };
  return problems.length > 0 ? problems : row;
}

/** Null if the cell is empty, which changes nothing. Spreadsheets rewrite true and false in their language. */
function readArchived(cell: string): CellValue<boolean | null> {
  const text = cell.trim().toLowerCase();
  if (text === '') return { value: null };
  if (text === 'yes' || text === 'no') return { value: text === 'yes' };
  return { problem: `must be yes, no or empty, not ${JSON.stringify(excerpt(text))}` };
}

function textOf<T>(schema: Schema<T>): (text: string) => CellValue<T> {
  return (text) => {
    const parsed = schema.safeParse(fromFormulaSafe(text));
    if (parsed.success) return { value: parsed.data };
    const messages = parsed.error.issues.map(({ message }) => message);
    return { problem: [...new Set(messages)].join('; ') };
  };
}

interface Schema<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly message: string }[] };
      };
}

/** The start of a row, for messages. */
export function excerpt(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

function nameOf(delimiter: string): string {
  return { ';': 'a semicolon', '\t': 'a tab' }[delimiter] ?? 'a comma';
}
