import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrateToLatest, openDatabase } from '@order-store/db';
import { startTemporaryPostgres } from '@order-store/embedded-postgres';
import { expect, test } from 'vitest';
import { serveTestApi } from '../testing/index.ts';

/** The embedded PostgreSQL and the versions that Debian's packages have installed. */
const debian = '/usr/lib/postgresql';
const installations = [
  undefined,
  ...(existsSync(debian) ? readdirSync(debian) : [])
    .map((version) => join(debian, version))
    .filter((folder) => existsSync(join(folder, 'bin', 'initdb'))),
];

interface StatementCost {
  readonly query: string;
  readonly calls: number;
  /** Functions that the JIT compiler has compiled. */
  readonly compiled: number;
  readonly pagesPerCall: number;
}

// Failure case 59: docs/failure-cases.md
test.for(installations)(
  'an idle store compiles no statement and reads few pages on %s',
  { timeout: 300_000 },
  async (installation) => {
    await using server = await startTemporaryPostgres({
      ...(installation === undefined ? {} : { installation }),
      settings: { shared_preload_libraries: 'pg_stat_statements', jit: 'on' },
    });
    await migrateToLatest(server.url);
    await using database = openDatabase({ url: server.url, maxOpenConnections: 1 });
    await database.pool.query('CREATE EXTENSION pg_stat_statements');
    await using api = await serveTestApi(server.url);
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
    await database.pool.query('SELECT pg_stat_statements_reset()');

    const costs = async (): Promise<StatementCost[]> =>
      (
        await database.pool.query<StatementCost>(
          `SELECT query, calls::int, jit_functions::int AS compiled,
                  ((shared_blks_hit + shared_blks_read) / calls)::int AS "pagesPerCall"
           FROM pg_stat_statements WHERE calls > 0 AND query NOT LIKE '%pg_stat_statements%'`,
        )
      ).rows;
    const rollups = async () =>
      (await costs()).find(({ query }) => query.includes('sales_figures_until'))?.calls ?? 0;
    await expect.poll(rollups, { timeout: 120_000 }).toBeGreaterThanOrEqual(4);

    const measured = await costs();
    expect(measured.filter(({ compiled }) => compiled > 0)).toEqual([]);
    expect(measured.filter(({ pagesPerCall }) => pagesPerCall > 500)).toEqual([]);
  },
);
