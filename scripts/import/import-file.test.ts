import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startTestApi } from '@order-store/api/testing';
import { createClient } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { parseImportArguments } from './arguments.ts';
import { importFile } from './import-file.ts';
import { previewFile } from './preview-file.ts';

const noBar = { show() {}, end() {} };

test('imports a file of many parts completely or not at all, or row by row', async () => {
  await using folder = await temporaryFolder();
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const client = createClient({ url: api.url, token });
  // Long, so that few rows make many parts.
  const name = 'A name of two hundred characters '.repeat(6);
  const rows = Array.from({ length: 1_500 }, (_, n) => `S-${n},${name}${n},${n % 90}.50,${n}`);
  rows[1_400] = 'S-1400,Broken,1.234,1';
  const file = await folder.write(['sku,name,price,stock', ...rows].join('\n'));

  const printed: string[] = [];
  const print = (line: string) => printed.push(line);
  expect(await importFile(client, { file, mode: 'all-or-nothing' }, noBar, print)).toBe(1);
  expect(printed.at(-2)).toMatch(/^line 1402, price: .*write 1234\.00 or 1\.23/);
  expect(printed.at(-1)).toMatch(/^1 rows have errors, so nothing was imported/);
  expect(await api.store.count('products')).toBe(0);

  expect(await importFile(client, { file, mode: 'row-by-row' }, noBar, print)).toBe(1);
  expect(printed.at(-1)).toMatch(/^1499 created, 0 updated, 0 unchanged, 1 skipped/);
  expect(await importFile(client, { file, mode: 'row-by-row' }, noBar, print)).toBe(1);
  expect(printed.at(-1)).toMatch(/^0 created, 0 updated, 1499 unchanged, 1 skipped/);
  expect(await api.store.violations()).toEqual([]);

  const { items } = await client.catalog.listImports.query();
  const follow = items[0]?.id ?? '';
  expect(await importFile(client, { follow, mode: 'row-by-row' }, noBar, print)).toBe(1);
  expect(printed.at(-1)).toMatch(/^0 created, 0 updated, 1499 unchanged, 1 skipped$/);
});

test('prints what a file would change, and changes nothing', async () => {
  await using folder = await temporaryFolder();
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const client = createClient({ url: api.url, token });
  await api.store.product({ sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity: 3 });
  const fresh = Array.from({ length: 150 }, (_, n) => `S-${n},New,1.00,`);
  const rows = ['sku,name,price,stock', 'MUG,Big mug,5,', ...fresh, 'X,X,1.234,'];
  const file = await folder.write(rows.join('\n'));
  const printed: string[] = [];
  expect(await previewFile(client, file, noBar, (line) => printed.push(line))).toBe(1);
  expect(printed[0]).toBe('line 3, S-0: new, New, price 1.00, stock 0');
  expect(printed.slice(100, 102)).toEqual([
    '… 50 more rows: new',
    'line 2, MUG: price 4.50 → 5.00, name Mug → Big mug',
  ]);
  expect(printed.at(-2)).toMatch(/^line 153, price: /);
  expect(printed.at(-1)).toBe(
    '150 would be created, 1 changed and 0 unchanged; 1 rows have errors. Nothing was imported.',
  );
  expect(await api.store.count('products')).toBe(1);
});

test('rejects a file that can’t be read and says what to do', async () => {
  await using folder = await temporaryFolder();
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const client = createClient({ url: api.url, token });
  const run = (file: string) =>
    importFile(client, { file, mode: 'all-or-nothing' }, noBar, () => {});
  await expect(run('/nowhere.csv')).rejects.toThrow('File not found: /nowhere.csv');
  await expect(run(tmpdir())).rejects.toThrow('is a folder: name a CSV file');
  await expect(run(await folder.write(''))).rejects.toThrow('is empty');
  await expect(run(await folder.write(Buffer.from('sku\nCaf\xe9\n', 'latin1')))).rejects.toThrow(
    'is not UTF-8: save it as "CSV UTF-8"',
  );
  await expect(run(await folder.write('sku,name\n"A,b\n'))).rejects.toThrow('is not valid CSV');
  await expect(run(await folder.write('Artikel;Preis\nA;1,00\n'))).rejects.toThrow(
    'such as sku,name,price or sku;name;price',
  );
});

test('a file that does not exist is reported before a store is started', async () => {
  await using folder = await temporaryFolder();
  const cwd = dirname(await folder.write('x'));
  const script = new URL('../import.ts', import.meta.url).pathname;
  const [code, printed] = await new Promise<[unknown, string]>((resolve) => {
    execFile(process.execPath, [script, 'missing.csv'], { cwd }, (error, output, errors) =>
      resolve([error?.code, output + errors]),
    );
  });
  expect([code, printed]).toEqual([2, 'File not found: missing.csv\n']);
  expect(await readdir(cwd)).not.toContain('.data');
});

test('reads the arguments', () => {
  expect(parseImportArguments(['a.csv', '--row-by-row'])).toEqual({
    task: { file: 'a.csv' },
    mode: 'row-by-row',
    url: undefined,
  });
  expect(parseImportArguments(['--follow', '12'])).toMatchObject({ task: { follow: '12' } });
  expect(parseImportArguments(['--help'])).toBe('help');
  for (const wrong of [[], ['a', 'b'], ['a', '--follow', '1']])
    expect(parseImportArguments(wrong)).toBe('Name one file, or an import with --follow.');
  expect(parseImportArguments(['a', '--url', 'x'])).toMatch(/must be the URL of a store/);
  expect(parseImportArguments(['a', '--fast'])).toMatch(/--fast/);
});

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-import-'));
  let count = 0;
  return {
    async write(content: string | Buffer): Promise<string> {
      const file = join(folder, `${(count += 1)}.csv`);
      await writeFile(file, content);
      return file;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
