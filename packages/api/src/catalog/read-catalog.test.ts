import { expect, test } from 'vitest';
import { csvRecord } from '../shared/csv.ts';
import { readCatalog, startOfFile, type CatalogPart } from './read-catalog.ts';

const mug = { sku: 'A', name: 'Mug', price: '12.50', stock: 3 };

// Failure case 47: docs/failure-cases.md
test.for([
  ['a BOM and CRLF', '\uFEFFsku,name,price,stock\r\nA,Mug,12.50,3\r\n'],
  ['CR line ends', 'sku,name,price,stock\rA,Mug,12.50,3\r'],
  ['different line ends', 'sku,name,price,stock\r\nA,Mug,12.50,3\n'],
  ['no line end after the last row', 'sku,name,price,stock\nA,Mug,12.50,3'],
  ['rows of separators only', 'sku,name,price,stock\n,,,\nA,Mug,12.50,3\n,,,\n ,\t,,\n'],
  ['rows of separators before the header', ',,,\n\nsku,name,price,stock\nA,Mug,12.50,3\n'],
  ['empty cells in quotes only', 'sku,name,price,stock\nA,Mug,12.50,3\n"","","",""\n'],
  ['a last line of blanks', 'sku,name,price,stock\nA,Mug,12.50,3\n  \u00A0\t '],
  ['empty columns at the end', 'sku,name,price,stock,,\nA,Mug,12.50,3,,\n'],
  ['empty columns at the end of rows', 'sku,name,price,stock\nA,Mug,12.50,3, ,\n,,,,,,\n'],
  ['blanks around cells', ' sku ,name, price,stock\n A , Mug,\t12.50 , 3 \n'],
  ['blanks around quotes', 'sku,name,price,stock\n "A" , "Mug"\t,\t"12.50", "3" \n'],
  [
    'NBSP around quotes',
    'sku,name,price,stock\n\u00A0"A"\u00A0,\u00A0 "Mug",\u202F"12.50","3"\u00A0\n',
  ],
  [
    'NBSP and tabs around numbers',
    'sku,name,price,stock\nA,Mug,\u00A012.50\u202F,\t\u00A03\u00A0\n',
  ],
  ['a decimal comma in quotes', 'sku,name,price,stock\nA,Mug,"12,50","3"\n'],
  ['semicolons and a decimal comma', 'sku;name;price;stock\nA;Mug;12,50;3\n;;;\n'],
  ['semicolons and a decimal point', 'Name;SKU;Stock;PRICE;;\n"Mug";A;3;12.5;;\n'],
  ['tabs', 'sku\tname\tprice\tstock\n"A"\tMug\t12,50\t3\n\t\t\t\n'],
  ['Excel’s separator line', 'sep=;\r\nsku;name;price;stock\r\nA;Mug;12,50;3\r\n'],
  ['a separator line with a tab', 'sep=\t\nsku\tname\tprice\tstock\nA\tMug\t12,50\t3\n'],
  ['a separator line in quotes', '"sep=;"\nsku;name;price;stock\nA;Mug;12,50;3\n'],
  ['the end-of-file mark of DOS', 'sku,name,price,stock\r\nA,Mug,12.50,3\r\n\x1A'],
  ['the end-of-file mark in the last row', 'sku,name,price,stock\nA,Mug,12.50,3\x1A'],
  ['formatted stock', 'sku;name;price;stock\nA;Mug;12,50;3,00\n'],
] as const)('imports %s', async ([, csv]) => {
  for (const size of [1, 3, csv.length]) {
    const { rows, problems } = await inParts(csv, size);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([mug]);
    expect(rows).toHaveLength(1);
  }
});

test.for([
  ['1.234,50', '1234.50'],
  ['1,234.50', '1234.50'],
  ['1.234.567', '1234567.00'],
  ['12,345,678.9', '12345678.90'],
  ['1\u00A0234,5', '1234.50'],
  ["1'234.50", '1234.50'],
  ['0,99', '0.99'],
  ['7', '7.00'],
] as const)('reads the price %s as %s', async ([cell, price]) => {
  expect((await readCatalog(`sku;price\nA;${cell}\n`)).rows).toMatchObject([{ price }]);
});

test.for([
  ['1,234', /"1,234": write 1234\.00 or 1\.23/],
  ['1.234', /"1\.234": write 1234\.00 or 1\.23/],
  ['0.999', /at most two places, such as 12\.50 or 12,50/],
  ['1.23,4.5', /such as 12\.50/],
  ['12,50 €', /not "12,50 €"/],
  ['-1', /from 0/],
  ['', /not ""/],
  ['123456789', /to 99999999\.99/],
] as const)('rejects the price %j and says what to write', async ([cell, message]) => {
  const { problems } = await readCatalog(`sku;price\nA;1\nB;${cell}\n`);
  expect(problems).toEqual([{ line: 3, column: 'price', message: expect.stringMatching(message) }]);
});

test.for([
  [
    'sku,name,price\nA,Mug,12,50\n',
    2,
    /4 cells, but the header has 3: A,Mug,12,50; put quotes around/,
  ],
  [
    'sku,name,price\n\n"A",\nB,b,1\n',
    3,
    /2 cells, but the header has 3: A,; write one comma after/,
  ],
  ['sku;stock\nA;1.000\n', 2, /whole number from 0 to .* without separators.*"1\.000"/],
] as const)('shows the row and how to write it: %j', async ([csv, line, message]) => {
  const { problems } = await readCatalog(csv);
  expect(problems).toMatchObject([{ line, message: expect.stringMatching(message) }]);
});

test.for([
  ['artikel;preis\nA;1\n', /unknown column "artikel".*sku;name;price, not artikel;preis/],
  ['sku;stock quantity\nA;1\n', /unknown column "stock quantity"/],
  ['sku,,price\nA,,1\n', /column without a name/],
  ['sku,SKU\nA,A\n', /names a column twice/],
  ['name,price\nMug,1\n', /has no column sku/],
  ['sku,"na"me"\nA,b\n', /unknown column/],
  ['', /is empty/],
  ['\n,,\n \n', /is empty/],
  ['\n'.repeat(10_001), /begins with 10000 blank characters/],
  [`sku,${' '.repeat(10_000)}name\n`, /has more than 10000 characters/],
  ['sku,name\nA,a\nB,6" pan\nC,c\n', /not valid CSV at line 3: .*"6"" pan": B,6" pan/],
  ['sku,name\nA,a\n"B"b,x\n', /not valid CSV at line 3/],
  [
    'sku,name\nA,"a\nb"\nB,"open\nC,c\n',
    /not valid CSV at line 4: a quote is never closed: B,"open/,
  ],
  [
    `sku,name\nA,${'x'.repeat(250_000)}\nB,b\n`,
    /not valid CSV at line 2: a quote is never closed, or the row has more than 200000 bytes/,
  ],
] as const)('rejects %j with what to write', async ([csv, message]) => {
  const error = { reason: 'VALIDATION_FAILED', message: expect.stringMatching(message) };
  await expect(readCatalog(csv)).rejects.toMatchObject(error);
  await expect(inParts(csv, 50_000)).rejects.toMatchObject(error);
});

test('rejects a quote that is never closed before it fills the memory', async () => {
  const csv = `sku,name\nA,"${'x'.repeat(300_000)}`;
  await expect(inParts(csv, 100_000)).rejects.toThrow('line 2: a quote is never closed');
});

test('gives the same rows and lines for any parts', async () => {
  const file = [
    '\uFEFFsku,description,price',
    'A,"two\r\nlines, ""größer"" 🍳",1',
    '',
    'B,"  ",x',
    ',,',
    'C,"\r\n\r\n",2',
    'D,d',
    'E,"e"',
  ].join('\r\n');
  const whole = await readCatalog(file);
  expect(whole.rows.map(({ line, sku, description }) => [line, sku, description])).toEqual([
    [2, 'A', 'two\nlines, "größer" 🍳'],
    [7, 'C', null],
  ]);
  expect(whole.problems.map(({ line, column }) => [line, column])).toEqual([
    [5, 'price'],
    [10, 'row'],
    [11, 'row'],
  ]);
  for (const size of [1, 2, 5, 17]) {
    const { rows, problems } = await inParts(file, size);
    expect({ rows, problems }).toEqual({ rows: whole.rows, problems: whole.problems });
  }
});

test('reads text as the export writes it', async () => {
  const names = ['=1+1', "'=1+1", "''-1", "it's", "'tis", '@a, "b"', '-', 'a\nb'];
  names.push('a;=1', `a;'=1`, `a;"'=1;+`, ';;-', `"=1`, `"'=1`, 'a\n\nb', 'a\n- b');
  const csv = ['sku,description\r\n', ...names.map((name, n) => csvRecord([`S${n}`, name]))].join(
    '',
  );
  expect((await readCatalog(csv)).rows.map(({ description }) => description)).toEqual(names);
});

test('other work continues while a large part is read', async () => {
  const rows = Array.from({ length: 50_000 }, (_, n) => `S-${n},Name ${n},1.00,1`);
  const reading = readCatalog(['sku,name,price,stock', ...rows].join('\n'));
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  expect((await reading).rows).toHaveLength(50_000);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(20);
});

/** Splits between characters, as an upload does. */
async function inParts(csv: string, size: number): Promise<CatalogPart> {
  const characters = Array.from(csv);
  let position = startOfFile;
  const rows = [];
  const problems = [];
  for (let at = 0; at < characters.length; at += size) {
    const part = await readCatalog(characters.slice(at, at + size).join(''), {
      from: position,
      isLast: false,
    });
    rows.push(...part.rows);
    problems.push(...part.problems);
    position = part.position;
  }
  const rest = await readCatalog('', { from: position });
  return { ...rest, rows: [...rows, ...rest.rows], problems: [...problems, ...rest.problems] };
}
