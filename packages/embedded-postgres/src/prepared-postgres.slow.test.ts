import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPreparedPostgres } from './index.ts';
import { ask } from './testing/server-folder.ts';

let cache = '';
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'order-store-cache-'));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

/** Starts a server with a table, and says whether it had to be prepared. */
async function start(key: string, folder = cache) {
  let isPrepared = false;
  const server = await startPreparedPostgres({
    key,
    cache: folder,
    prepare: async (url) => {
      isPrepared = true;
      await ask(url, 'CREATE TABLE prepared AS SELECT 7 AS value');
    },
  });
  return { server, isPrepared };
}

test('prepares the data once, gives every server its own, and prepares them again for another key', async () => {
  const unused = join(cache, 'postgres-of-an-earlier-version');
  await mkdir(unused);
  const longAgo = new Date('2026-01-01');
  await utimes(unused, longAgo, longAgo);

  const first = await start('one');
  const second = await start('one');
  await using one = first.server;
  await using two = second.server;
  expect([first, second].map(({ isPrepared }) => isPrepared)).toEqual([true, false]);
  await ask(one.url, 'UPDATE prepared SET value = 8');
  expect(await ask(one.url, 'TABLE prepared')).toEqual({ value: 8 });
  expect(await ask(two.url, 'TABLE prepared')).toEqual({ value: 7 });
  expect(existsSync(unused)).toBe(false);

  const third = await start('two');
  await third.server.close();
  expect(third.isPrepared).toBe(true);
});

test('prepares the data again when files of the copy are missing', async () => {
  await (await start('damaged')).server.close();
  const [kept = ''] = (await readdir(cache)).filter((name) => name.endsWith('damaged'));
  await rm(join(cache, kept, 'data', 'global'), { recursive: true });

  const { server, isPrepared } = await start('damaged');
  await using running = server;
  expect(isPrepared).toBe(true);
  expect(await ask(running.url, 'TABLE prepared')).toEqual({ value: 7 });
});

test('starts without a copy when the cache cannot be written', async () => {
  const file = join(cache, 'file');
  await writeFile(file, '');
  const { server, isPrepared } = await start('one', join(file, 'cache'));
  await using running = server;
  expect(isPrepared).toBe(true);
  expect(await ask(running.url, 'TABLE prepared')).toEqual({ value: 7 });
});
