import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi } from '@order-store/api/testing';
import { createClient } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { parseImportArguments } from './arguments.ts';
import { importFile } from './import-file.ts';

const noBar = { show() {}, end() {} };

test('imports a file of many parts completely or not at all, or row by row', async () => {
  await using folder = await temporaryFolder();
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const client = createClient({ url: api.url, token });
  const rows = Array.from({ length: 12_000 }, (_, n) => `S-${n},Name ${n},${n % 90}.50,${n}`);
  rows[11_500] = 'S-11500,Broken,1.234,1';
  const file = await folder.write(['sku,name,price,stock', ...rows].join('\n'));

  const printed: string[] = [];
  const say = (line: string) => printed.push(line);
  expect(await importFile(client, { file, mode: 'all-or-nothing' }, noBar, say)).toBe(1);
  expect(printed[0]).toMatch(/^line 11502, price: must be a decimal string/);
  expect(await api.store.count('products')).toBe(0);

  expect(await importFile(client, { file, mode: 'row-by-row' }, noBar, say)).toBe(1);
  expect(printed.at(-1)).toMatch(/^11999 created, 0 updated, 0 unchanged, 1 skipped/);
  expect(await importFile(client, { file, mode: 'row-by-row' }, noBar, say)).toBe(1);
  expect(printed.at(-1)).toMatch(/^0 created, 0 updated, 11999 unchanged, 1 skipped/);
  expect(await api.store.violations()).toEqual([]);
});

test('reports files that cannot be read, with advice', async () => {
  await using folder = await temporaryFolder();
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const client = createClient({ url: api.url, token });
  const run = (file: string) =>
    importFile(client, { file, mode: 'all-or-nothing' }, noBar, () => {});
  await expect(run('/nowhere.csv')).rejects.toThrow('File not found: /nowhere.csv');
  await expect(run(await folder.write(''))).rejects.toThrow('is empty');
  await expect(run(await folder.write(Buffer.from('sku\nCaf\xe9\n', 'latin1')))).rejects.toThrow(
    'is not UTF-8: save it as "CSV UTF-8"',
  );
  await expect(run(await folder.write('sku,name\n"A,b\n'))).rejects.toThrow('is not valid CSV');
  await expect(run(await folder.write('sku;price\nA;1,00\n'))).rejects.toThrow('semicolons');
});

test('parses the arguments', () => {
  expect(parseImportArguments(['a.csv', '--row-by-row'])).toEqual({
    file: 'a.csv',
    mode: 'row-by-row',
    url: undefined,
  });
  expect(parseImportArguments(['--help'])).toBe('help');
  expect(parseImportArguments([])).toBe('Exactly one file is required.');
  expect(parseImportArguments(['a', '--url', 'x'])).toMatch(/must be an http or https URL/);
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
