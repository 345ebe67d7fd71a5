import { startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';
import { createClient } from './create-client.ts';
import { splitCsv } from './split-csv.ts';
import { importCatalog, type ImportProgress } from './import-catalog.ts';

test('splits between rows, and each part has its line number', async () => {
  const file = '\uFEFFsku,name\r\nA,"two\r\nlines"\r\n\r\nB,b\r\nC,c\r\n';
  const expected = [
    ['sku,name\nA,"two\nlines"\n\nB,b\n', 2],
    ['sku,name\nC,c\n', 6],
  ];
  // Chunks may split a CRLF, a quote or a character.
  for (const size of [1, 2, 3, 5, 7, 1000]) {
    expect(await partsOf(file, size, 3)).toEqual(expected);
  }
});

test('cells may contain escaped quotes, commas and multibyte characters', async () => {
  const file = 'sku,name\nA,"6"" pan, ""Größe"" 🍳"\nB,b';
  for (const size of [1, 4]) {
    expect(await partsOf(file, size, 1)).toEqual([
      ['sku,name\nA,"6"" pan, ""Größe"" 🍳"\n', 2],
      ['sku,name\nB,b', 3],
    ]);
  }
});

test('counts empty lines before the header, and sends a header without rows', async () => {
  expect(await partsOf('\n\nsku,name\nA,a\n', 4, 9)).toEqual([['sku,name\nA,a\n', 4]]);
  expect(await partsOf('sku,name', 4, 9)).toEqual([['sku,name\n', 2]]);
  expect(await partsOf('sku,name\n', 4, 9)).toEqual([['sku,name\n', 2]]);
});

test('rejects invalid files with a clear message', async () => {
  await expect(partsOf('', 9, 9)).rejects.toThrow('The file is empty');
  await expect(partsOf('\n \n', 9, 9)).rejects.toThrow('The file is empty');
  await expect(partsOf('sku,name\nA,a\nB,"b\n', 9, 9)).rejects.toThrow('the quote in line 3');
  const endless = `sku,name\nA,"${'b'.repeat(3_000_000)}`;
  await expect(partsOf(endless, 100_000, 9)).rejects.toThrow('the quote in line 2');
  const latin1 = splitCsv(chunked(Uint8Array.of(0x73, 0xe9, 0x0a), 9));
  await expect(latin1.next()).rejects.toThrow('save it as "CSV UTF-8"');
});

test('reports progress, and errors by line', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const store = createClient({ url: api.url, token });
  const rows = Array.from({ length: 7000 }, (_, n) => `S-${n},Name ${n},${n % 90}.50`);
  rows[6000] = 'S-6000,Broken,1.234';
  const bytes = new TextEncoder().encode(['sku,name,price', ...rows].join('\n'));
  const progress: ImportProgress[] = [];
  const file = () => new Blob([bytes]).stream();

  const rejected = await importCatalog(store, file(), { onProgress: (now) => progress.push(now) });
  expect(rejected).toMatchObject({ applied: false, refused: 1 });
  expect(rejected.problems).toMatchObject([{ line: 6002, column: 'price' }]);
  expect(progress.map(({ phase, rows: count, problems }) => [phase, count, problems])).toEqual([
    ['uploading', 5000, 0],
    ['uploading', 6999, 1],
    ['applying', 6999, 1],
  ]);
  expect(progress.at(-1)?.bytes).toBe(bytes.length);
  expect(await api.store.count('products')).toBe(0);

  const applied = await importCatalog(store, file(), { mode: 'row-by-row' });
  expect(applied).toMatchObject({ applied: true, created: 6999, refused: 1 });
  await expect(importCatalog(store, file(), { signal: AbortSignal.abort() })).rejects.toMatchObject(
    { reason: 'ABORTED' },
  );
});

test('reports invalid CSV with its line number', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const store = createClient({ url: api.url, token });
  const rows = Array.from({ length: 6000 }, (_, n) => `S-${n},Name,1.00`);
  rows[5500] = 'S-5500,"Na"me,1.00';
  const file = new TextEncoder().encode(['sku,name,price', ...rows].join('\n'));
  await expect(importCatalog(store, chunked(file, 50_000))).rejects.toThrow('at line 5502');
});

async function partsOf(text: string, chunkSize: number, rowsPerPart: number) {
  const parts = [];
  const file = chunked(new TextEncoder().encode(text), chunkSize);
  for await (const { csv, firstLine } of splitCsv(file, rowsPerPart)) {
    parts.push([csv, firstLine]);
  }
  return parts;
}

async function* chunked(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
