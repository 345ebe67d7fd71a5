import { runApi } from '@order-store/api';
import { cloneTestDatabase, openTestDatabaseServer } from '@order-store/db/testing';
import { createClient } from '@order-store/sdk';
import { run } from '../build/run.ts';
import { testServerBundles } from './bundle-for-server.ts';
import { findNodes } from './find-nodes.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';
import { testInBrowser } from './test-in-browser.ts';

const staff = { STAFF_EMAIL: 'staff@example.com', STAFF_PASSWORD: 'a long enough secret' };

/**
 * Places orders through an API on PostgreSQL: from each Node version, server bundles, and a page in a browser.
 */
export async function testWithStore(installed: InstalledSdk): Promise<void> {
  const { project } = installed;
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
    const given = { ...process.env, ...staff, STORE_URL: api.url };
    for (const { version, command } of await findNodes()) {
      const [program, ...args] = command;
      for (const script of ['place-order.js', 'require.cjs', 'fake.js']) {
        const printed = await run(program, [...args, script], {
          cwd: project,
          env: given,
          timeoutMs: 120_000,
        });
        console.log(`Node ${version}: ${printed.trim()}`);
      }
    }
    await testServerBundles(installed, given);
    await testInBrowser(installed, api.url, await staffToken(api.url));
  } finally {
    await server.close();
  }
}

async function staffToken(url: string): Promise<string> {
  const { STAFF_EMAIL: email, STAFF_PASSWORD: password } = staff;
  const { token } = await createClient({ url }).auth.signIn.mutate({ email, password });
  return token;
}
