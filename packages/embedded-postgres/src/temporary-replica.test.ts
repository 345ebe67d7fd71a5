import { expect, test } from 'vitest';
import { startTemporaryPostgres, startTemporaryReplica } from './index.ts';
import { ask } from './testing/server-folder.ts';

test('a replica has the data of its primary, follows it, and rejects writes', async () => {
  await using primary = await startTemporaryPostgres();
  await ask(primary.url, 'CREATE TABLE numbers AS SELECT 1 AS n');
  await using replica = await startTemporaryReplica(primary.url);
  const count = async () =>
    (await ask(replica.url, 'SELECT count(*)::int AS count FROM numbers'))['count'];
  expect(await count()).toBe(1);
  await ask(primary.url, 'INSERT INTO numbers VALUES (2)');
  await expect.poll(count, { timeout: 20_000 }).toBe(2);
  await expect(ask(replica.url, 'INSERT INTO numbers VALUES (3)')).rejects.toThrow(/read-only/);
});
