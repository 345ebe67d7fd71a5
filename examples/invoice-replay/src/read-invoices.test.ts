import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatCents } from './money.ts';
import { readInvoices, type Invoice } from './read-invoices.ts';
import { summarizeExport } from './summarize-export.ts';
import { csvFile, header, row } from './testing/csv-file.ts';

describe('summarizeExport', () => {
  it('counts used rows, and skipped rows by reason', async () => {
    await using file = await csvFile([
      row('536365', 'LAMP', 6, '2.55'),
      row('536365', 'LAMP', 6, '2.55'),
      row('536366', 'lamp', 1, '0', ''),
      row('C536367', 'LAMP', -1, '2.55'),
      row('536368', 'LAMP', -10, '0.0', ''),
      row('536369', 'LAMP', 1, '0.001'),
      'not,a,row',
    ]);
    const summary = await summarizeExport(file.path);
    expect(summary).toMatchObject({ rows: 7, usedRows: 3, total: 3060n });
    expect(Object.fromEntries(summary.skipped)).toEqual({
      'credit note or correction': 1,
      'quantity not positive': 1,
      'price with more than two places': 1,
      unreadable: 1,
    });
    expect([...summary.customers]).toEqual(['17850', '']);
    expect([...summary.products.keys()]).toEqual(['LAMP', 'lamp']);
  });

  it('names a product by its first description, or else by its code', async () => {
    await using file = await csvFile([
      '1,LAMP,,1,2010-12-01,1.00,,X',
      '2,LAMP, RED LAMP ,1,2010-12-01,1.00,,X',
      '3,LAMP,damaged,1,2010-12-01,1.00,,X',
      '3,CUP,,1,2010-12-01,1.00,,X',
    ]);
    const { products } = await summarizeExport(file.path);
    expect(Object.fromEntries(products)).toEqual({ LAMP: 'RED LAMP', CUP: 'CUP' });
  });

  it.each([
    ['compressed, under any name', (text: string) => gzipSync(text)],
    [
      'compressed in several members',
      (text: string) => Buffer.concat([gzipSync(text.slice(0, 90)), gzipSync(text.slice(90))]),
    ],
    ['with a byte order mark', (text: string) => `\ufeff${text}`],
    ['with Windows line endings', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with quotes everywhere', (text: string) => text.replaceAll(/[^,\n]+/g, '"$&"')],
    ['in Windows-1252', (text: string) => Buffer.from(text.replaceAll('THE', '\u00a3'), 'latin1')],
  ])('reads a file %s', async (_how, write) => {
    const rows = [row('1', 'LAMP', 2, '1.25'), row('2', 'CUP', 1, '0.50')];
    await using file = await csvFile(write([header, ...rows, ''].join('\n')));
    expect(await summarizeExport(file.path)).toMatchObject({ rows: 2, usedRows: 2, total: 300n });
  });

  it('finds columns in any order and spelling', async () => {
    await using file = await csvFile(
      'Customer ID,Price,quantity,Extra,STOCKCODE,Invoice,Description\n17850,2.50,2,?,LAMP,1,A lamp\n',
    );
    expect(await summarizeExport(file.path)).toMatchObject({ usedRows: 1, total: 500n });
  });

  it.each([
    ['an empty file', '', /is empty/],
    ['a file without the columns', 'a,b\n1,2\n', /no column InvoiceNo, StockCode, .*must name/],
    ['a file that lacks a column', header.replace('UnitPrice', 'Preis'), /no column UnitPrice\./],
    ['UTF-16', Buffer.from(`\ufeff${header}`, 'utf16le'), /is UTF-16/],
    ['a workbook', 'PK\u0003\u0004', /workbook/],
    ['a truncated compressed file', gzipSync(header.repeat(100)).subarray(0, 60), /is damaged/],
  ])('rejects %s with the reason', async (_what, content, message) => {
    await using file = await csvFile(content);
    await expect(summarizeExport(file.path)).rejects.toThrow(message);
  });

  it('rejects missing files and directories', async () => {
    await using file = await csvFile('');
    await expect(summarizeExport(`${file.path}.gz`)).rejects.toThrow(
      /File not found: .*month\.csv\.gz/,
    );
    await expect(summarizeExport(`${file.path}/x`)).rejects.toThrow(/cannot be read/);
    await expect(summarizeExport('.')).rejects.toThrow(/not a regular file/);
  });
});

describe('readInvoices', () => {
  it('collects the rows of an invoice and yields it after the last one', async () => {
    const invoices = await read([
      row('1', 'LAMP', 1, '1.00'),
      row('2', 'LAMP', 1, '2.00'),
      row('1', 'CUP', 1, '3.00'),
      row('2', 'LAMP', -5, '2.00'),
      row('3', 'CUP', 1, '4.00'),
    ]);
    expect(invoices.map(contentOf)).toEqual([
      '2: 17850 LAMP 1×2.00',
      '1: 17850 LAMP 1×1.00, 17850 CUP 1×3.00',
      '3: 17850 CUP 1×4.00',
    ]);
  });

  it('combines rows of a product at one price, the last row’s price last', async () => {
    const invoices = await read([
      row('1', 'LAMP', 1, '1.00'),
      row('1', 'LAMP', 2, '2.00'),
      row('1', 'LAMP', 3, '1.0'),
    ]);
    expect(invoices.map(contentOf)).toEqual(['1: 17850 LAMP 2×2.00, 17850 LAMP 4×1.00']);
  });

  it('separates the rows of different customers', async () => {
    const invoices = await read([row('1', 'LAMP', 1, '1.00'), row('1', 'LAMP', 2, '1.00', '')]);
    expect(invoices.map(contentOf)).toEqual(['1: 17850 LAMP 1×1.00,  LAMP 2×1.00']);
  });

  it('detects that the file has changed', async () => {
    await using file = await csvFile([row('1', 'LAMP', 1, '1.00')]);
    await using longer = await csvFile([row('1', 'LAMP', 1, '1.00'), row('1', 'CUP', 1, '1.00')]);
    const summary = await summarizeExport(longer.path);
    await expect(allOf(readInvoices(file.path, summary))).rejects.toThrow(/was changed/);
  });
});

async function read(rows: string[]): Promise<Invoice[]> {
  await using file = await csvFile(rows);
  return await allOf(readInvoices(file.path, await summarizeExport(file.path)));
}

async function allOf(source: AsyncIterable<Invoice>): Promise<Invoice[]> {
  const invoices: Invoice[] = [];
  for await (const invoice of source) invoices.push(invoice);
  return invoices;
}

function contentOf({ invoiceNo, baskets }: Invoice): string {
  const lines = Array.from(baskets).flatMap(([customer, basket]) =>
    Array.from(basket).flatMap(([sku, prices]) =>
      Array.from(
        prices,
        ([price, quantity]) => `${customer} ${sku} ${quantity}×${formatCents(price)}`,
      ),
    ),
  );
  return `${invoiceNo}: ${lines.join(', ')}`;
}
