import { chmod, cp, lstat, mkdir, readdir, readlink, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locatePackage, makeUsable } from './binaries.ts';
import { openDatabaseServer, startTemporaryPostgres } from './index.ts';
import { canEnter, choosePostgresAccount, runAs } from './run-as-user.ts';
import { runServerProcess } from './testing/run-server-process.ts';
import { ask, makeServerFolder } from './testing/server-folder.ts';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

describe.runIf(isRoot)('as root', () => {
  test('runs PostgreSQL as another user, who owns the data', async () => {
    await using folder = await makeServerFolder();
    await using server = await openDatabaseServer(folder);
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    const account = await choosePostgresAccount();
    expect((await stat(folder.within('data'))).uid).toBe(account?.uid);
    expect((await lstat(folder.within(''))).isDirectory()).toBe(true);
  });

  test('stores the data elsewhere, behind a link, when other users can not enter the folder', async () => {
    await using folder = await makeServerFolder();
    await mkdir(folder.dataDirectory, { mode: 0o700 });
    const lines: string[] = [];
    const report = (line: string) => lines.push(line);
    const server = await openDatabaseServer({ ...folder, report });
    await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const elsewhere = await readlink(join(folder.dataDirectory, 'postgres'));
    expect(lines[0]).toMatch(
      /^PostgreSQL refuses to run as root, .* can't enter .*the data is stored in /,
    );
    expect(lines[0]).toContain(elsewhere);
    expect(server.description).toContain(elsewhere);
    await server.close();

    await using again = await openDatabaseServer(folder);
    expect(await ask(again.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
  });

  test('starts with an empty database when the link or its target is removed, and reports the latter', async () => {
    await using folder = await makeServerFolder();
    await mkdir(folder.dataDirectory, { mode: 0o700 });
    const link = join(folder.dataDirectory, 'postgres');
    await (await openDatabaseServer(folder)).close();
    const first = await readlink(link);
    await rm(link);
    await (await openDatabaseServer(folder)).close();
    const second = await readlink(link);
    expect(second).not.toBe(first);

    await Promise.all([first, second].map((path) => rm(path, { recursive: true })));
    const lines: string[] = [];
    const report = (line: string) => lines.push(line);
    await (await openDatabaseServer({ ...folder, report })).close();
    expect(lines[0]).toMatch(/points to no longer exists: starting with an empty database$/);
  });

  test('copies programs once when other users can not read them, and runs the copy', async () => {
    await using folder = await makeServerFolder();
    await mkdir(folder.dataDirectory, { mode: 0o700 });
    const installed = await locatePackage(process.platform, process.arch);
    const hidden = join(folder.dataDirectory, 'native');
    await cp(installed.folder, hidden, { recursive: true, verbatimSymlinks: true });
    const account = await choosePostgresAccount();
    const lines: string[] = [];
    const own = { ...installed, version: `test-${process.pid}`, folder: hidden };
    const find = () => makeUsable(own, account, (line) => lines.push(line));
    const [binaries] = await Promise.all([find(), find(), find()]);
    const copy = dirname(dirname(binaries.initdb));
    try {
      expect(lines).toEqual([expect.stringContaining(`copying its programs to ${copy}`)]);
      expect(await runAs(account, binaries.initdb, ['--version'])).toMatchObject({
        succeeded: true,
      });
      const names = await readdir(dirname(copy));
      expect(names.filter((name) => name.includes(own.version))).toHaveLength(1);
    } finally {
      await rm(copy, { recursive: true });
    }
  });

  test('does not change the owner of the data when root uses it', async () => {
    await using folder = await makeServerFolder();
    await mkdir(folder.dataDirectory);
    await chmod(folder.dataDirectory, 0o777);
    const nobodyAccount = { name: 'nobody', uid: nobody, gid: nobody };
    const { folder: programs } = await locatePackage(process.platform, process.arch);
    if (!(await canEnter(nobodyAccount, programs))) return;

    await using user = runServerProcess({ ...folder, userId: nobody });
    const { url } = await user.opened;
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await using joined = await openDatabaseServer(folder);
    expect(joined.url).toBe(url);
    await user.close();
    await joined.close();

    await using alone = await openDatabaseServer(folder);
    expect(await ask(alone.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    expect((await stat(folder.within('data'))).uid).toBe(nobody);
    await alone.close();

    await using userAgain = runServerProcess({ ...folder, userId: nobody });
    expect((await userAgain.opened).url).toBe(url);
    await userAgain.close();
  });

  test('reports missing write permission', async () => {
    await using folder = await makeServerFolder();
    await mkdir(folder.dataDirectory);
    await using user = runServerProcess({ ...folder, userId: nobody });
    await expect(user.opened).rejects.toThrow(
      /can't store its data in .*: the current user has no write permission/,
    );
  });

  test('works with a temporary folder that other users can not enter', async () => {
    await using folder = await makeServerFolder();
    await mkdir(folder.dataDirectory, { mode: 0o700 });
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder.dataDirectory;
    try {
      await using server = await startTemporaryPostgres();
      expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  });
});
