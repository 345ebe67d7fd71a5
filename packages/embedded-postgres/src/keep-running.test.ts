import { expect, test } from 'vitest';
import { openDatabaseServer } from './index.ts';
import { ask, makeUsedServerFolder } from './testing/server-folder.ts';
import { runServerProcess } from './testing/run-server-process.ts';

const patience = { timeout: 50_000 };

test('a server that ended is started again at the same address, with what was committed', async () => {
  await using folder = await makeUsedServerFolder();
  const { dataDirectory } = folder;
  const lines: string[] = [];
  const server = await openDatabaseServer({ dataDirectory, report: (line) => lines.push(line) });
  await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS n');
  const first = await folder.postmaster();

  process.kill(first?.pid ?? 0, 'SIGQUIT');

  const kept = () => ask(server.url, 'SELECT n FROM kept').catch(() => 'away');
  await expect
    .poll(async () => (await folder.postmaster())?.pid !== first?.pid && kept(), patience)
    .toEqual({ n: 7 });
  expect(lines).toContain('PostgreSQL has ended; starting it again');
  await server.close();
  expect(await folder.postmaster()).toBe(undefined);
});

test('of several processes that use it one starts it again, and the last one still stops it', async () => {
  await using folder = await makeUsedServerFolder();
  const { dataDirectory } = folder;
  await using one = runServerProcess({ dataDirectory });
  await using other = runServerProcess({ dataDirectory });
  const [{ url }] = await Promise.all([one.opened, other.opened]);
  const first = await folder.postmaster();

  process.kill(first?.pid ?? 0, 'SIGQUIT');

  const answer = () => ask(url, 'SELECT 1 AS n').catch(() => 'away');
  await expect
    .poll(async () => (await folder.postmaster())?.pid !== first?.pid && answer(), patience)
    .toEqual({ n: 1 });
  await one.close();
  expect(await answer()).toEqual({ n: 1 });
  await other.close();
  expect(await folder.postmaster()).toBe(undefined);
});
