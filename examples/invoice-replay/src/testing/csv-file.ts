import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const header =
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/** A row of the export: `row('536365', 'LAMP', 6, '2.55', '17850.0')`. */
export function row(
  invoiceNo: string,
  stockCode: string,
  quantity: number | string,
  unitPrice: string,
  customer = '17850.0',
): string {
  return `${invoiceNo},${stockCode},THE ${stockCode},${quantity},2010-12-01 08:26:00,${unitPrice},${customer},United Kingdom`;
}

/** A temporary file, deleted on dispose. */
export async function csvFile(
  content: string | Buffer | readonly string[],
  name = 'month.csv',
): Promise<{ path: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'replay-'));
  const path = join(folder, name);
  const isRows = typeof content === 'object' && !Buffer.isBuffer(content);
  await writeFile(path, isRows ? [header, ...content, ''].join('\n') : content);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
