import { expect, test } from 'vitest';
import { startTemporaryPostgres, startTemporaryReplica } from './index.ts';
import { ask } from './testing/server-folder.ts';

test('a replica has what its primary had, follows it, and refuses to write', async () => {
  await using primary = await startTemporaryPostgres();
  await ask(primary.url, 'CREATE TABLE told AS SELECT 1 AS word');
  await using replica = await startTemporaryReplica(primary.url);
  const count = async () =>
    (await ask(replica.url, 'SELECT count(*)::int AS words FROM told'))['words'];
  expect(await count()).toBe(1);
  await ask(primary.url, 'INSERT INTO told VALUES (2)');
  await expect.poll(count, { timeout: 20_000 }).toBe(2);
  await expect(ask(replica.url, 'INSERT INTO told VALUES (3)')).rejects.toThrow(/read-only/);
});
