import { decodeField } from './clean-text.ts';
import { InputError } from './input-error.ts';
import type { ColumnPlaces, LeftOutReason, Row } from './judge-row.ts';
import { columns, judgeRow } from './judge-row.ts';
import { asInputError, openExport } from './open-export.ts';
import { readCsv } from './read-csv.ts';

/** A row of the file after its judgement. */
export interface JudgedRow {
  line: number;
  judgement: Row | LeftOutReason;
}

/**
 * Every row of the export below its header, judged, chunk by chunk.
 *
 * @throws {InputError} when the file cannot be read or its header lacks a column.
 */
export async function* readRows(path: string): AsyncGenerator<JudgedRow[]> {
  let places: ColumnPlaces | undefined;
  try {
    for await (const records of readCsv(await openExport(path))) {
      const rows: JudgedRow[] = [];
      for (const { line, fields } of records) {
        if (places === undefined) places = findColumns(path, fields);
        else rows.push({ line, judgement: judgeRow(fields, places) });
      }
      yield rows;
    }
  } catch (error) {
    throw asInputError(path, error);
  }
  if (places === undefined) throw new InputError(`${path} is empty: it has no header.`);
}

/** Other spellings of the columns: the second edition of the data set names some of them anew. */
const otherNames: Record<string, (typeof columns)[number]> = {
  invoice: 'InvoiceNo',
  price: 'UnitPrice',
};

function findColumns(path: string, header: readonly string[] | undefined): ColumnPlaces {
  const names = (header ?? []).map((name) => plain(decodeField(name)));
  const place = (column: (typeof columns)[number]) =>
    names.findIndex((name) => name === plain(column) || otherNames[name] === column);
  const missing = columns.filter((column) => place(column) < 0);
  if (missing.length > 0) {
    throw new InputError(
      `${path} has no column ${missing.join(', ')}. ` +
        `The first line must name the columns ${columns.join(', ')}, separated by commas.`,
    );
  }
  return {
    InvoiceNo: place('InvoiceNo'),
    StockCode: place('StockCode'),
    Description: place('Description'),
    Quantity: place('Quantity'),
    UnitPrice: place('UnitPrice'),
    CustomerID: place('CustomerID'),
  };
}

/** Letter case, spaces and underscores do not tell columns apart. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_]+/g, '');
}
