import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvRecord } from './read-csv.ts';
import { readCsv } from './read-csv.ts';

describe('readCsv', () => {
  it('accepts quotes, commas and line breaks in quoted fields', async () => {
    const records = await read('a,b\n"x, ""y""","two\nlines"\n1,2\n');
    expect(records).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['x, "y"', 'two\nlines'] },
      { line: 4, fields: ['1', '2'] },
    ]);
  });

  it('treats a quote inside an unquoted field as text', async () => {
    expect(await read('a,b\n12" RULER,3\n')).toContainEqual({
      line: 2,
      fields: ['12" RULER', '3'],
    });
  });

  it.each([
    ['Unix', '\n'],
    ['Windows', '\r\n'],
    ['old Mac', '\r'],
  ])('accepts %s line endings without a final one, and skips blank lines', async (_name, end) => {
    const text = ['a,b', '"1","2"', '', '3,4'].join(end);
    expect(await read(text)).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', '2'] },
      { line: 4, fields: ['3', '4'] },
    ]);
  });

  it('skips a byte order mark, also before a quote and across chunks', async () => {
    for (const chunkSize of [1, 2, 3, 100]) {
      const records = await read('\ufeff"a",b\n1,2\n', chunkSize);
      expect(records[0]).toEqual({ line: 1, fields: ['a', 'b'] });
    }
  });

  it('skips only one line after an unclosed quote', async () => {
    const text = 'a,b\n1,"2\n' + '3,4\n'.repeat(5) + '5,"6"\n7,8\n';
    const records = await read(text);
    expect(broken(records)).toEqual([2]);
    expect(records).toHaveLength(9);
    expect(records.at(-1)).toEqual({ line: 9, fields: ['7', '8'] });
  });

  it('skips one line if a quote is closed by one of another line', async () => {
    const records = await read('a,b\n1,"2\n3,4\n5,6",7\n8,9\n');
    expect(records).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: undefined },
      { line: 3, fields: ['3', '4'] },
      { line: 4, fields: undefined },
      { line: 5, fields: ['8', '9'] },
    ]);
  });

  it('skips a line with text after a closing quote or another number of fields', async () => {
    const records = await read('a,b\n"1"x,2\n1\n1,2,3\n4,5\n');
    expect(broken(records)).toEqual([2, 3, 4]);
    expect(records).toHaveLength(5);
  });

  it('skips lines and fields longer than the longest record', async () => {
    const long = 'x'.repeat(1_000);
    const text = `a,b\n1,${long}\n2,"${long}"\n3,"${'y\n'.repeat(60)}"\n4,5\n`;
    for (const chunkSize of [1, 7, 64, 10_000]) {
      const records = await read(text, chunkSize, 100);
      expect(records.filter((record) => record.fields)).toEqual([
        { line: 1, fields: ['a', 'b'] },
        { line: 65, fields: ['4', '5'] },
      ]);
    }
  });

  it('returns the same records as csv-parse, for chunks of any size', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', 'é', '1') });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width })));
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.nat(20),
        async (rows, end, size) => {
          const text = rows.map((row) => row.map(quote).join(',')).join(end);
          const bytes = Buffer.from(text, 'latin1');
          const records = await read(bytes, size + 1);
          const expected: string[][] = parse(bytes, { encoding: 'latin1', skip_empty_lines: true });
          expect(records.map((record) => record.fields)).toEqual(expected);
        },
      ),
    );
  });

  it('returns the same records for any chunking of any bytes', async () => {
    const bytes = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(10), async (text, size) => {
        expect(await read(text, size + 1)).toEqual(await read(text, 1_000));
      }),
      { numRuns: 500 },
    );
  });
});

async function read(content: string | Buffer, chunkSize = 1_000_000, longestRecord?: number) {
  const bytes = Buffer.from(content);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, index) =>
    bytes.subarray(index * chunkSize, (index + 1) * chunkSize),
  );
  const records: CsvRecord[] = [];
  for await (const some of readCsv(streamOf(chunks), longestRecord)) records.push(...some);
  return records;
}

async function* streamOf(chunks: Buffer[]) {
  yield* chunks;
}

function broken(records: CsvRecord[]): number[] {
  return records.filter((record) => record.fields === undefined).map((record) => record.line);
}

/** Quotes a field where required, and also fields with an "a", to cover both forms. */
function quote(field: string): string {
  return /[,"\n\ra]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
