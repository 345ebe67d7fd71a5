import { describe, expect, it } from 'vitest';
import { parseRow } from './parse-row.ts';

const indexes = {
  InvoiceNo: 0,
  StockCode: 1,
  Description: 2,
  Quantity: 3,
  UnitPrice: 4,
  CustomerID: 5,
};

describe('parseRow', () => {
  it('parses a row of the export', () => {
    expect(parse({})).toEqual({
      invoiceNo: '536365',
      sku: '85123A',
      description: 'WHITE LANTERN',
      quantity: 6,
      unitPrice: 255n,
      customer: '17850',
    });
  });

  it.each([
    ['credit note or correction', { InvoiceNo: 'C536379', Quantity: '-1' }],
    ['credit note or correction', { InvoiceNo: 'A563185', UnitPrice: '-11062.06' }],
    ['credit note or correction', { InvoiceNo: ' c536379', Quantity: 'x' }],
    ['quantity not positive', { Quantity: '-10' }],
    ['quantity not positive', { Quantity: '0', UnitPrice: 'free' }],
    ['negative price', { UnitPrice: '-1.25' }],
    ['negative price', { UnitPrice: '-0.001' }],
    ['price with more than two places', { UnitPrice: '0.001' }],
    ['larger than an order can hold', { UnitPrice: '100000000' }],
    ['larger than an order can hold', { Quantity: '2147483648' }],
    ['unreadable', { Quantity: '1.5' }],
    ['unreadable', { Quantity: 'six' }],
    ['unreadable', { Quantity: '' }],
    ['unreadable', { UnitPrice: '' }],
    ['unreadable', { UnitPrice: '1,25' }],
    ['unreadable', { InvoiceNo: '' }],
    ['unreadable', { StockCode: ' ' }],
  ])('skips as %s: %o', (reason, fields) => {
    expect(parse(fields)).toBe(reason);
  });

  it('skips a record that could not be parsed', () => {
    expect(parseRow(undefined, indexes)).toBe('unreadable');
  });

  it.each([
    ['a price of zero', { UnitPrice: '0.0' }, { unitPrice: 0n }],
    ['a whole number with decimals', { Quantity: '6.0' }, { quantity: 6 }],
    ['no description', { Description: '' }, { description: '' }],
    ['no customer', { CustomerID: '' }, { customer: '' }],
    ['no customer, as written by other programs', { CustomerID: 'NaN' }, { customer: '' }],
    ['spaces around', { StockCode: ' 85123A ', InvoiceNo: '536365 ' }, { sku: '85123A' }],
    ['case-sensitive stock codes', { StockCode: '85123a' }, { sku: '85123a' }],
    ['UTF-8', { Description: bytesOf('CAFÉ £', 'utf8') }, { description: 'CAFÉ £' }],
    ['Windows-1252', { Description: bytesOf('CAFÉ £', 'latin1') }, { description: 'CAFÉ £' }],
    ['control characters as spaces', { Description: 'A\0B\r\nC' }, { description: 'A B C' }],
  ])('takes %s', (_what, fields, expected) => {
    expect(parse(fields)).toMatchObject(expected);
  });

  it('truncates a long description without splitting a character', () => {
    const description = bytesOf(`${'x'.repeat(254)}😀`, 'utf8');
    expect(parse({ Description: description })).toMatchObject({ description: 'x'.repeat(254) });
  });

  it('shortens long stock codes and keeps them unique', () => {
    const [one, other] = ['1', '2'].map((end) =>
      skuOf(parse({ StockCode: 'x'.repeat(120) + end })),
    );
    expect(one).toHaveLength(100);
    expect(one).not.toBe(other);
  });

  it('makes customer numbers usable in an e-mail address and keeps them unique', () => {
    const numbers = ['A 1', 'a 1', 'ä', 'ö', '<x@y>', '17850.5', '-'.repeat(300)];
    const customers = numbers.map((number) =>
      customerOf(parse({ CustomerID: bytesOf(number, 'utf8') })),
    );
    expect(new Set(customers).size).toBe(numbers.length);
    for (const customer of customers) expect(customer).toMatch(/^[0-9a-z]+(-[0-9a-z]+)*$/);
  });
});

function parse(fields: Partial<Record<keyof typeof indexes, string>>) {
  const row = {
    InvoiceNo: '536365',
    StockCode: '85123A',
    Description: 'WHITE LANTERN',
    Quantity: '6',
    UnitPrice: '2.55',
    CustomerID: '17850.0',
    ...fields,
  };
  return parseRow(
    [row.InvoiceNo, row.StockCode, row.Description, row.Quantity, row.UnitPrice, row.CustomerID],
    indexes,
  );
}

function skuOf(result: ReturnType<typeof parse>) {
  return typeof result === 'string' ? undefined : result.sku;
}

function customerOf(result: ReturnType<typeof parse>) {
  return typeof result === 'string' ? undefined : result.customer;
}

/** A field as returned by readCsv: one character per byte. */
function bytesOf(text: string, encoding: 'utf8' | 'latin1'): string {
  return Buffer.from(text, encoding).toString('latin1');
}
