import { runApi } from '@order-store/api';
import { cloneTestDatabase, openTestDatabaseServer } from '@order-store/db/testing';
import { run } from '../build/run.ts';
import { findNodes } from './find-nodes.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const staff = { STAFF_EMAIL: 'staff@example.com', STAFF_PASSWORD: 'a long enough secret' };

/** A plain JavaScript user orders from a real API on a real PostgreSQL, under each Node there is. */
export async function placeOrders({ project }: InstalledSdk): Promise<void> {
  const server = await openTestDatabaseServer(process.env);
  try {
    console.log(`PostgreSQL: ${server.description}`);
    await using database = await cloneTestDatabase(server.url);
    await using api = await runApi({
      env: {
        DATABASE_URL: database.url,
        PORT: '0',
        LOG_LEVEL: 'warn',
        RATE_LIMIT: 'off',
        ...staff,
      },
    });
    for (const { version, command } of await findNodes()) {
      const [program, ...args] = command;
      for (const script of ['place-order.js', 'require.cjs']) {
        const printed = await run(program, [...args, script], {
          cwd: project,
          env: { ...process.env, ...staff, STORE_URL: api.url },
          timeoutMs: 120_000,
        });
        console.log(`Node ${version}: ${printed.trim()}`);
      }
    }
  } finally {
    await server.close();
  }
}
