import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withExclusiveLock } from './exclusive-lock.ts';
import { openDatabaseServer } from './index.ts';
import { runServerProcess } from './testing/run-server-process.ts';
import {
  ask,
  deadProcess,
  makeServerFolder,
  makeUsedServerFolder,
} from './testing/server-folder.ts';

test('a second process uses the running server, and the last one stops it', async () => {
  await using folder = await makeUsedServerFolder();
  await using first = runServerProcess(folder);
  const { url } = await first.opened;
  await using second = runServerProcess(folder);
  expect((await second.opened).url).toBe(url);
  expect(second.lines).toEqual([
    expect.stringMatching(/^Using the PostgreSQL that is already running at /),
  ]);

  await first.close();
  expect(first.lines.at(-1)).toBe(`PostgreSQL keeps running for other processes: ${second.pid}`);
  expect(await ask(url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  await second.close();
  expect(await folder.postmaster()).toBeUndefined();
});

test('five processes that open at once share one server, and stop it when they close at once', async () => {
  await using folder = await makeServerFolder();
  await using processes = new AsyncDisposableStack();
  const five = Array.from({ length: 5 }, () => processes.use(runServerProcess(folder)));
  const opened = await Promise.all(five.map((one) => one.opened));
  expect(new Set(opened.map(({ url }) => url)).size).toBe(1);

  await Promise.all(five.map((one) => one.close()));
  const lastLines = five.map(({ lines }) => lines.at(-1));
  expect(lastLines.filter((line) => line === 'PostgreSQL has stopped')).toHaveLength(1);
  expect(await folder.postmaster()).toBeUndefined();
  expect(await readdir(folder.dataDirectory)).toEqual(['postgres']);
});

test('one process can use a server several times', async () => {
  await using folder = await makeUsedServerFolder();
  const [one, other] = await Promise.all([openDatabaseServer(folder), openDatabaseServer(folder)]);
  await Promise.all([one.close(), one.close()]);
  expect(await ask(other.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  await other.close();
  expect(await folder.postmaster()).toBeUndefined();
});

test('a lock admits one at a time, and reports its holder to the others', async () => {
  await using folder = await makeServerFolder();
  await mkdir(folder.dataDirectory);
  const path = join(folder.dataDirectory, 'lock');
  let within = 0;
  const waitedFor: number[] = [];
  const work = async () => {
    expect(++within).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    within--;
  };
  const note = (holder: number) => waitedFor.push(holder);
  await Promise.all(Array.from({ length: 20 }, () => withExclusiveLock(path, work, note)));
  expect(new Set(waitedFor)).toEqual(new Set([process.pid]));
  expect(await readdir(folder.dataDirectory)).toEqual([]);
});

test.each([
  ['a dead process', () => ({ id: 'left', ...deadProcess })],
  ['a process whose pid was reused', () => ({ id: 'left', pid: process.pid, startedAt: 'x' })],
  ['a crashed machine', () => undefined],
])('twenty at once break the lock of %s and still run one at a time', async (_, holder) => {
  await using folder = await makeServerFolder();
  await mkdir(folder.dataDirectory);
  const path = join(folder.dataDirectory, 'lock');
  await writeFile(path, JSON.stringify(holder()) ?? '');
  let within = 0;
  const work = async () => {
    expect(++within).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    within--;
  };
  await Promise.all(Array.from({ length: 20 }, () => withExclusiveLock(path, work)));
  expect(await readdir(folder.dataDirectory)).toEqual([]);
});
