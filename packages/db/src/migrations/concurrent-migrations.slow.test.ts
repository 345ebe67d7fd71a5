import { testServer } from '../testing/database-test.ts';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { cloneTestDatabase } from '../testing/index.ts';
import { migrations } from './index.ts';

// Failure case 39: docs/failure-cases.md
test('twenty processes that migrate concurrently create one schema, and none fails', async () => {
  await using database = await cloneTestDatabase(testServer().url);
  const processes = Array.from({ length: 20 }, () =>
    fork(new URL('../testing/migrate-process.ts', import.meta.url), [database.url]),
  );
  const exits = await Promise.all(processes.map((child) => once(child, 'exit')));

  expect(exits.map(([code]) => code)).toEqual(processes.map(() => 0));
  const { rows } = await database.pool.query('SELECT name FROM order_store_migrations ORDER BY id');
  expect(rows.map((row) => row.name)).toEqual(migrations.map((migration) => migration.name));
});
