import { startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';
import { createClient } from './create-client.ts';
import { exportProducts } from './export-products.ts';
import { followImport, importCatalog, type ImportProgress } from './import-catalog.ts';
import { textParts } from './text-parts.ts';

test('splits a file into parts without changing its text', async () => {
  const text = `\uFEFFsku,name\r\nA,"6"" pan, Größe 🍳"\r\n${'ü🍳'.repeat(70_000)}`;
  for (const size of [997, 70_000, 1_000_000]) {
    const parts = [];
    for await (const part of textParts(chunked(bytesOf(text), size))) parts.push(part);
    expect(parts.map((part) => part.text).join('')).toBe(text.slice(1));
    expect(parts.every((part) => part.text.isWellFormed())).toBe(true);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.at(-1)?.bytes).toBe(bytesOf(text).length);
  }
});

test('reads UTF-16 with a byte order mark, as Excel saves "Unicode text"', async () => {
  const text = 'sku\tname\tprice\r\nA\tGröße 🍳\t12,50\r\n';
  const littleEndian = Buffer.from(`\uFEFF${text}`, 'utf16le');
  for (const bytes of [littleEndian, Buffer.from(littleEndian).swap16()]) {
    const parts = [];
    for await (const part of textParts(chunked(bytes, 7))) parts.push(part.text);
    expect(parts.join('')).toBe(text);
  }
});

// Failure case 57: docs/failure-cases.md
test('imports its own export, which changes nothing', async () => {
  await using api = await startTestApi();
  const staff = await api.store.staff();
  const of = { url: api.url, token: staff.token };
  await api.store.product({ name: '=1+1 "Größe", 6"; x\u2003y', price: '1234.50' });
  const note = { sku: "'-7", name: 'Note', price: '1.00', description: 'two\nlines;\t"quoted"' };
  await staff.api.products.create(note);

  const result = await importCatalog(createClient(of), await exportProducts(of));
  expect(result).toMatchObject({ state: 'applied', unchanged: 2, updated: 0, problems: [] });
  await expect(exportProducts({ ...of, token: 'unknown' })).rejects.toMatchObject({
    reason: 'UNAUTHENTICATED',
  });
});

test('rejects a file without text, or in another encoding, with what to do', async () => {
  for (const text of ['', '\uFEFF', ' \r\n\n'])
    await expect(textParts(chunked(bytesOf(text), 2)).next()).rejects.toThrow('The file is empty');
  const latin1 = textParts(chunked(Uint8Array.of(0x73, 0xe9, 0x0a), 9));
  await expect(latin1.next()).rejects.toThrow('save it as "CSV UTF-8"');
});

test('reports progress, and errors by line', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const store = createClient({ url: api.url, token });
  const name = 'A name of fifty characters '.repeat(2);
  const rows = Array.from({ length: 2500 }, (_, n) => `S-${n},${name} ${n},${n % 90}.50`);
  rows[2000] = 'S-2000,Broken,1.234';
  const bytes = bytesOf(['sku,name,price', ...rows].join('\n'));
  const progress: ImportProgress[] = [];
  const file = () => new Blob([bytes]).stream();

  const rejected = await importCatalog(store, file(), { onProgress: (now) => progress.push(now) });
  expect(rejected).toMatchObject({ applied: false, state: 'rejected', refused: 1 });
  expect(rejected.problems).toMatchObject([{ line: 2002, column: 'price' }]);
  const uploading = progress.filter(({ phase }) => phase === 'uploading');
  expect(uploading.length).toBeGreaterThan(1);
  expect(uploading.at(-1)).toMatchObject({ bytes: bytes.length, problems: 1, id: rejected.id });
  expect(await api.store.count('products')).toBe(0);

  const applied = await importCatalog(store, file(), { mode: 'row-by-row' });
  expect(applied).toMatchObject({ applied: true, created: 2499, refused: 1 });
  expect(await followImport(store, applied.id)).toEqual(applied);
  await expect(importCatalog(store, file(), { signal: AbortSignal.abort() })).rejects.toMatchObject(
    { reason: 'ABORTED' },
  );
});

// Failure case 52: docs/failure-cases.md
test('continues after lost requests and lost responses, and applies each row once', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  let calls = 0;
  const unreliable: typeof fetch = async (...request) => {
    calls += 1;
    if (calls % 3 === 1) throw new TypeError('connection refused');
    const response = await fetch(...request);
    await response.clone().text();
    if (calls % 3 === 2) throw new TypeError('connection lost');
    return response;
  };
  const store = createClient({ url: api.url, token, fetch: unreliable, maxRetries: 0 });
  const rows = Array.from({ length: 1500 }, (_, n) => `S-${n};"Name ${n}";${n % 90},50;${n + 1}`);
  const file = chunked(bytesOf(['sku;name;price;stock', ...rows].join('\n')), 20_000);
  const result = await importCatalog(store, file, { mode: 'row-by-row' });
  expect(result).toMatchObject({ state: 'applied', created: 1500, refused: 0 });
  expect(await api.store.count('catalog_imports')).toBe(1);
  expect(await api.store.count('stock_movements')).toBe(1500);
  expect(await api.store.violations()).toEqual([]);
});

test('aborting during the upload cancels the import', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const store = createClient({ url: api.url, token });
  const rows = Array.from({ length: 9000 }, (_, n) => `S-${n},Name,1.00`);
  const file = chunked(bytesOf(['sku,name,price', ...rows].join('\n')), 50_000);
  const stop = new AbortController();
  let id = '';
  const importing = importCatalog(store, file, {
    signal: stop.signal,
    onProgress: (progress) => {
      ({ id } = progress);
      stop.abort();
    },
  });
  await expect(importing).rejects.toMatchObject({ reason: 'ABORTED' });
  expect(await followImport(store, id)).toMatchObject({ state: 'cancelled', applied: false });
  expect(await api.store.count('products')).toBe(0);
});

test('rejects invalid CSV with its line number, and an upload that was not completed', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const store = createClient({ url: api.url, token });
  const rows = Array.from({ length: 6000 }, (_, n) => `S-${n},Name,1.00`);
  rows[5500] = 'S-5500,"Na"me,1.00';
  const file = bytesOf(['sku,name,price', ...rows].join('\n'));
  await expect(importCatalog(store, chunked(file, 50_000))).rejects.toThrow('at line 5502');
  const { id } = await store.catalog.beginImport.mutate();
  await expect(followImport(store, id)).rejects.toThrow('import the file again');
});

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

async function* chunked(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
