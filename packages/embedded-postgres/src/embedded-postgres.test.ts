import { once } from 'node:events';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabaseServer } from './index.ts';
import { isRunning } from './process-identity.ts';
import { ask, makeServerFolder, makeUsedServerFolder, portOf } from './testing/server-folder.ts';

test('creates a database with a password and checksums, for local connections only', async () => {
  await using folder = await makeServerFolder();
  const lines: string[] = [];
  const report = (line: string) => lines.push(line);
  await using server = await openDatabaseServer({ ...folder, report });

  expect(server.source).toBe('embedded');
  expect(server.description).toMatch(/^embedded PostgreSQL 18\.\d+ at 127\.0\.0\.1:\d+, data in /);
  expect(server.description).not.toContain(new URL(server.url).password);
  expect(lines.at(0)).toMatch(/^Creating a PostgreSQL 18/);
  expect(
    await ask(
      server.url,
      `SELECT current_database() AS database, version() LIKE 'PostgreSQL 18%' AS is_18,
         current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums,
         current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
         current_setting('max_connections') AS connections, current_setting('timezone') AS timezone,
         current_setting('fsync') AS fsync, lower('ÄÉ') AS lower`,
    ),
  ).toEqual({
    database: 'order_store',
    is_18: true,
    encoding: 'UTF8',
    checksums: 'on',
    addresses: '127.0.0.1',
    sockets: '',
    connections: '200',
    timezone: 'UTC',
    fsync: 'on',
    lower: 'äé',
  });
  const wrong = new URL(server.url);
  wrong.password = 'guess';
  await expect(ask(wrong.toString(), 'SELECT 1')).rejects.toThrow('password authentication failed');
  expect((await stat(folder.within('password'))).mode & 0o777).toBe(0o600);
  expect((await stat(folder.within('data'))).mode & 0o777).toBe(0o700);
});

test('keeps data, password and port across restarts, and leaves no other files behind', async () => {
  await using folder = await makeUsedServerFolder();
  const first = await openDatabaseServer(folder);
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const running = await folder.postmaster();
  await Promise.all([first.close(), first.close()]);
  expect(running && (await isRunning(running))).toBe(false);

  await using second = await openDatabaseServer(folder);
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
  await second.close();
  expect(await readdir(folder.dataDirectory)).toEqual(['postgres']);
  expect(await readdir(folder.within(''))).toEqual([
    'data',
    'password',
    'server.conf',
    'server.log',
    'users',
  ]);
  expect(await readdir(folder.within('users'))).toEqual([]);
});

test('chooses another port when the previous one is taken', async () => {
  await using folder = await makeUsedServerFolder();
  const first = await openDatabaseServer(folder);
  await first.close();
  const otherProgram = createServer().listen(portOf(first.url), '127.0.0.1');
  await once(otherProgram, 'listening');
  try {
    await using second = await openDatabaseServer(folder);
    expect(portOf(second.url)).not.toBe(portOf(first.url));
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  } finally {
    otherProgram.close();
  }
});

test('works in a path with spaces, quotes and non-Latin letters', async () => {
  await using folder = await makeServerFolder("Ada's wörk площа 店");
  await using server = await openDatabaseServer(folder);
  expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
});

test('rejects a path that PostgreSQL does not support', async () => {
  await using folder = await makeServerFolder('a$b');
  await expect(openDatabaseServer(folder)).rejects.toThrow(
    /can't store data in a folder with one of/,
  );
});

test('rejects data of another major version, and does not change it', async () => {
  await using folder = await makeUsedServerFolder();
  await writeFile(folder.within('data/PG_VERSION'), '17\n');
  await expect(openDatabaseServer(folder)).rejects.toThrow(
    /was created by PostgreSQL 17, but the embedded version is 18\..*Move the folder .* away .*set DATABASE_URL/,
  );
  expect(await readFile(folder.within('data/PG_VERSION'), 'utf8')).toBe('17\n');
  expect(await readdir(folder.within('users'))).toEqual([]);
});

test('names the file to restore when the password is missing', async () => {
  await using folder = await makeUsedServerFolder();
  await rm(folder.within('password'));
  await expect(openDatabaseServer(folder)).rejects.toThrow(
    /password of the database .* can't be read/,
  );
  expect(await folder.postmaster()).toBeUndefined();
});

test('shows the end of the log when PostgreSQL does not start', async () => {
  await using folder = await makeUsedServerFolder();
  await writeFile(folder.within('data/postgresql.auto.conf'), 'no_such_setting = on\n');
  await expect(openDatabaseServer(folder)).rejects.toThrow(
    /did not start.*\n(.*\n)*.*unrecognized configuration parameter "no_such_setting"/,
  );
});

test('explains why a folder can not be created', async () => {
  await using folder = await makeServerFolder();
  const file = dirname(folder.dataDirectory) + '/file';
  await writeFile(file, '');
  await expect(openDatabaseServer({ dataDirectory: `${file}/data` })).rejects.toThrow(
    /can't store its data in .*: a file exists in place of a folder.*set DATABASE_URL/,
  );
});

test('stops the server when its data was deleted', async () => {
  await using folder = await makeUsedServerFolder();
  const server = await openDatabaseServer(folder);
  const running = await folder.postmaster();
  await rm(folder.dataDirectory, { recursive: true, force: true });
  await server.close();
  expect(running && (await isRunning(running))).toBe(false);
  expect(await stat(folder.dataDirectory).catch(() => 'gone')).toBe('gone');
});

test('uses the server of DATABASE_URL unchanged, and does not show its password', async () => {
  const databaseUrl = 'postgres://shop:s3cret@db.example:6432/orders?password=s3cret';
  const server = await openDatabaseServer({ databaseUrl, dataDirectory: '/nowhere' });
  expect(server).toMatchObject({ url: databaseUrl, source: 'DATABASE_URL' });
  expect(server.description).toBe(
    'the PostgreSQL of DATABASE_URL at db.example:6432, database orders',
  );
  await server.close();
  const odd = await openDatabaseServer({
    databaseUrl: 'host=x password=s3cret',
    dataDirectory: '/',
  });
  expect(odd.description).toBe('the PostgreSQL of DATABASE_URL');
});
