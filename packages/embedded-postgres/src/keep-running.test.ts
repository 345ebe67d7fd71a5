import { expect, test } from 'vitest';
import { openDatabaseServer } from './index.ts';
import { ask, makeUsedServerFolder } from './testing/server-folder.ts';
import { runServerProcess } from './testing/run-server-process.ts';

const patience = { timeout: 50_000 };

test('restarts a server that ended on the same port, with the committed data', async () => {
  await using folder = await makeUsedServerFolder();
  const { dataDirectory } = folder;
  const lines: string[] = [];
  const server = await openDatabaseServer({ dataDirectory, report: (line) => lines.push(line) });
  await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS n');
  const first = await folder.postmaster();

  process.kill(first?.pid ?? 0, 'SIGQUIT');

  const kept = () => ask(server.url, 'SELECT n FROM kept').catch(() => 'unavailable');
  await expect
    .poll(async () => (await folder.postmaster())?.pid !== first?.pid && kept(), patience)
    .toEqual({ n: 7 });
  expect(lines).toContain('PostgreSQL has ended; restarting it');
  await server.close();
  expect(await folder.postmaster()).toBe(undefined);
});

test('one of several processes restarts the server, and the last one stops it', async () => {
  await using folder = await makeUsedServerFolder();
  const { dataDirectory } = folder;
  await using one = runServerProcess({ dataDirectory });
  await using other = runServerProcess({ dataDirectory });
  const [{ url }] = await Promise.all([one.opened, other.opened]);
  const first = await folder.postmaster();

  process.kill(first?.pid ?? 0, 'SIGQUIT');

  const answer = () => ask(url, 'SELECT 1 AS n').catch(() => 'unavailable');
  await expect
    .poll(async () => (await folder.postmaster())?.pid !== first?.pid && answer(), patience)
    .toEqual({ n: 1 });
  await one.close();
  expect(await answer()).toEqual({ n: 1 });
  await other.close();
  expect(await folder.postmaster()).toBe(undefined);
});
