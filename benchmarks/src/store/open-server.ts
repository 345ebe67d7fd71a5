import { fileURLToPath } from 'node:url';
import { openDatabaseServer, type DatabaseServer } from '@order-store/embedded-postgres';
import pg from 'pg';

/**
 * Typical settings for a dedicated server. Durability is not reduced: fsync and synchronous_commit stay on.
 */
const settings = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
} as const;

/** Opens the server of `databaseUrl` without changing its settings, or else an embedded one with {@link settings}. */
export async function openBenchmarkServer(
  databaseUrl: string | undefined,
  report: (line: string) => void,
): Promise<DatabaseServer> {
  const open = () =>
    openDatabaseServer({ databaseUrl, dataDirectory: fileURLToPath(dataFolder), report });
  const server = await open();
  if (server.source === 'DATABASE_URL') return server;
  const changed = await applySettings(server.url);
  if (!changed) return server;
  await server.close();
  return open();
}

/** The embedded server's data and temporary files. */
export const dataFolder = new URL('../../.data/', import.meta.url);

/** Returns whether a setting has changed. Changes apply at the next start. */
async function applySettings(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let changed = false;
    for (const [name, value] of Object.entries(settings)) {
      const { rows } = await client.query<{ value: string }>(
        `SELECT current_setting($1) AS value`,
        [name],
      );
      if (rows[0]?.value === value) continue;
      await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
      changed = true;
    }
    return changed;
  } finally {
    await client.end();
  }
}
