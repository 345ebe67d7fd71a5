import { decodeField } from './clean-text.ts';
import { InputError } from './input-error.ts';
import type { ColumnIndexes, SkipReason, Row } from './parse-row.ts';
import { columns, parseRow } from './parse-row.ts';
import { asInputError, openExport } from './open-export.ts';
import { readCsv } from './read-csv.ts';

interface ParsedRow {
  line: number;
  result: Row | SkipReason;
}

/**
 * Yields the parsed rows of the export, chunk by chunk.
 *
 * @throws {InputError} if the file cannot be read or its header lacks a column.
 */
export async function* readRows(path: string): AsyncGenerator<ParsedRow[]> {
  let indexes: ColumnIndexes | undefined;
  try {
    for await (const records of readCsv(await openExport(path))) {
      const rows: ParsedRow[] = [];
      for (const { line, fields } of records) {
        if (indexes === undefined) indexes = findColumns(path, fields);
        else rows.push({ line, result: parseRow(fields, indexes) });
      }
      yield rows;
    }
  } catch (error) {
    throw asInputError(path, error);
  }
  if (indexes === undefined) throw new InputError(`${path} is empty: it has no header.`);
}

/** The second edition of the data set renamed some columns. */
const otherNames: Record<string, (typeof columns)[number]> = {
  invoice: 'InvoiceNo',
  price: 'UnitPrice',
};

function findColumns(path: string, header: readonly string[] | undefined): ColumnIndexes {
  const names = (header ?? []).map((name) => normalize(decodeField(name)));
  const indexOf = (column: (typeof columns)[number]) =>
    names.findIndex((name) => name === normalize(column) || otherNames[name] === column);
  const missing = columns.filter((column) => indexOf(column) < 0);
  if (missing.length > 0) {
    throw new InputError(
      `${path} has no column ${missing.join(', ')}. ` +
        `The first line must name the columns ${columns.join(', ')}, separated by commas.`,
    );
  }
  return {
    InvoiceNo: indexOf('InvoiceNo'),
    StockCode: indexOf('StockCode'),
    Description: indexOf('Description'),
    Quantity: indexOf('Quantity'),
    UnitPrice: indexOf('UnitPrice'),
    CustomerID: indexOf('CustomerID'),
  };
}

/** Column names are compared without case, spaces and underscores. */
function normalize(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_]+/g, '');
}
