import { fileURLToPath } from 'node:url';
import { openDatabaseServer, type DatabaseServer } from '@order-store/embedded-postgres';
import pg from 'pg';

/**
 * What an owner would set for a server with some memory to itself. No durability is given away: fsync and
 * synchronous_commit stay on.
 */
const settings = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
} as const;

/** The server to measure on: that of `databaseUrl`, as it is, else an embedded one of the benchmark's own. */
export async function openMeasuredServer(
  databaseUrl: string | undefined,
  report: (line: string) => void,
): Promise<DatabaseServer> {
  const open = () => openDatabaseServer({ databaseUrl, dataDirectory, report });
  const server = await open();
  if (server.source === 'DATABASE_URL') return server;
  const changed = await changeSettings(server.url);
  if (!changed) return server;
  await server.close();
  return open();
}

const dataDirectory = fileURLToPath(new URL('../../.data', import.meta.url));

/** Whether any was not so before. The new ones count from the next start. */
async function changeSettings(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let changed = false;
    for (const [name, value] of Object.entries(settings)) {
      const { rows } = await client.query<{ now: string }>(`SELECT current_setting($1) AS now`, [
        name,
      ]);
      if (rows[0]?.now === value) continue;
      await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
      changed = true;
    }
    return changed;
  } finally {
    await client.end();
  }
}
