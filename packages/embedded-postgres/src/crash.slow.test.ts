import { spawn } from 'node:child_process';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabaseServer } from './index.ts';
import { isRunning } from './process-identity.ts';
import { choosePostgresAccount } from './run-as-user.ts';
import { runServerProcess } from './testing/run-server-process.ts';
import {
  ask,
  deadProcess,
  makeServerFolder,
  makeUsedServerFolder,
} from './testing/server-folder.ts';

test('reuses the server that a killed process left, and stops it at the end', async () => {
  await using folder = await makeUsedServerFolder();
  await using owner = runServerProcess(folder);
  const { url } = await owner.opened;
  await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const left = await folder.postmaster();
  await owner.kill();
  expect(left && (await isRunning(left))).toBe(true);

  const lines: string[] = [];
  const server = await openDatabaseServer({ ...folder, report: (line) => lines.push(line) });
  expect(lines).toEqual([expect.stringMatching(/^Using the PostgreSQL that an earlier run left/)]);
  expect(server.url).toBe(url);
  expect((await folder.postmaster())?.pid).toBe(left?.pid);
  expect(await ask(server.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
  await server.close();
  expect(left && (await isRunning(left))).toBe(false);
});

test('recovers committed data after PostgreSQL and its owner were killed', async () => {
  await using folder = await makeUsedServerFolder();
  await using owner = runServerProcess(folder);
  const { url } = await owner.opened;
  await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const left = await folder.postmaster();
  if (left !== undefined) process.kill(left.pid, 'SIGKILL');
  await owner.kill();

  await using server = await openDatabaseServer(folder);
  expect(server.url).toBe(url);
  expect(await ask(server.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
});

test('the next process restarts a dead server on the same port', async () => {
  await using folder = await makeUsedServerFolder();
  await using first = runServerProcess(folder);
  const { url } = await first.opened;
  const dead = await folder.postmaster();
  if (dead !== undefined) process.kill(dead.pid, 'SIGKILL');

  await using second = await openDatabaseServer(folder);
  expect(second.url).toBe(url);
  expect(await ask(url, 'SELECT 1 AS one')).toEqual({ one: 1 });
});

test('waits for a stopping server, then starts it again', async () => {
  await using folder = await makeUsedServerFolder();
  await using owner = runServerProcess(folder);
  const { url } = await owner.opened;
  const stopping = await folder.postmaster();
  await owner.kill();
  if (stopping !== undefined) process.kill(stopping.pid, 'SIGINT');

  await using server = await openDatabaseServer(folder);
  expect(server.url).toBe(url);
  expect(await ask(url, 'SELECT 1 AS one')).toEqual({ one: 1 });
});

test('starts although the pid of a crashed server now belongs to another program', async () => {
  await using folder = await makeUsedServerFolder();
  // PostgreSQL itself mistakes every running process of its user for a server.
  const account = await choosePostgresAccount(folder.within('data'));
  const other = spawn(
    'sleep',
    ['600'],
    account === undefined ? {} : { uid: account.uid, gid: account.gid },
  );
  try {
    const pidFile = [other.pid, folder.within('data'), 1, 5432, '', '127.0.0.1', '1 1', 'ready'];
    await writeFile(folder.within('data/postmaster.pid'), `${pidFile.join('\n')}\n`);
    await using server = await openDatabaseServer(folder);
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    expect(other.exitCode).toBeNull();
  } finally {
    other.kill();
  }
});

test('removes records and locks of processes that have ended', async () => {
  await using folder = await makeUsedServerFolder();
  await writeFile(folder.within('users/dead.json'), JSON.stringify(deadProcess));
  const reused = { pid: process.pid, startedAt: 'when another process had this pid' };
  await writeFile(folder.within('users/reused.json'), JSON.stringify(reused));
  await writeFile(folder.within('users/torn.json'), '{"pid":');
  const lock = JSON.stringify({ id: 'left', ...deadProcess });
  await writeFile(`${folder.dataDirectory}/postgres.lock`, lock);

  await (await openDatabaseServer(folder)).close();
  expect(await folder.postmaster()).toBeUndefined();
  expect(await readdir(folder.within('users'))).toEqual([]);
  expect(await readdir(folder.dataDirectory)).toEqual(['postgres']);
});

test('starts over after it was killed during initdb', async () => {
  await using folder = await makeServerFolder();
  await using interrupted = runServerProcess(folder);
  while (!(await initdbIsRunning(folder.within('')))) await sleep(5);
  await interrupted.kill();
  expect(await exists(folder.within('data'))).toBe(false);

  await using server = await openDatabaseServer(folder);
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  expect((await readdir(folder.within(''))).filter((name) => name.includes('incomplete'))).toEqual(
    [],
  );
});

test('creates the database after it was killed between initdb and CREATE DATABASE', async () => {
  await using folder = await makeUsedServerFolder();
  const first = await openDatabaseServer(folder);
  const elsewhere = new URL(first.url);
  elsewhere.pathname = '/postgres';
  await ask(elsewhere.toString(), 'DROP DATABASE order_store');
  await first.close();

  await using second = await openDatabaseServer(folder);
  expect(await ask(second.url, 'SELECT current_database() AS name')).toEqual({
    name: 'order_store',
  });
});

test('shows why initdb failed, leaves no files behind, and works once there is space', async () => {
  await using folder = await makeServerFolder();
  await mkdir(folder.dataDirectory);
  // Limits files to 512 kB. initdb needs larger ones and fails, as with a full disk.
  await using limited = runServerProcess({ ...folder, shell: 'ulimit -f 1024' });
  await expect(limited.opened).rejects.toThrow(
    /initdb could not create a database in .*Its output:\n.*\n/s,
  );
  expect((await readdir(folder.within(''))).filter((name) => name.startsWith('data'))).toEqual([]);
  await using server = await openDatabaseServer(folder);
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
});

test('rotates a full log', async () => {
  await using folder = await makeUsedServerFolder();
  await writeFile(folder.within('server.log'), 'x'.repeat(10_000_001));
  await (await openDatabaseServer(folder)).close();
  expect((await readFile(folder.within('server.log'), 'utf8')).length).toBeLessThan(100_000);
  expect(await exists(folder.within('server.log.old'))).toBe(true);
});

async function initdbIsRunning(home: string): Promise<boolean> {
  const names = await readdir(home).catch(() => []);
  const folder = names.find((name) => name.startsWith('data.incomplete-'));
  return folder !== undefined && exists(`${home}/${folder}/base`);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
