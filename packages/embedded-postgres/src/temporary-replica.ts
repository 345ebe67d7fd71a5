import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import { give, writePassword } from './create-cluster.ts';
import { DatabaseServerError, type DatabaseServer } from './database-server.ts';
import { lastLines, runAs } from './run-as-user.ts';
import { startTemporaryCluster, type TemporaryPostgresOptions } from './temporary-postgres.ts';

/**
 * Starts a streaming standby of a temporary server, for tests with read replicas. `close` removes its data.
 *
 * Source: PostgreSQL, "Making a Base Backup Using the Low Level API", "Setting Up a Standby Server".
 *
 * @throws {DatabaseServerError} when it can't be created.
 */
export async function startTemporaryReplica(
  primaryUrl: string,
  options: TemporaryPostgresOptions = {},
): Promise<DatabaseServer> {
  const slot = `replica_${randomBytes(6).toString('hex')}`;
  const { hostname, port, username, password } = new URL(primaryUrl);
  const settings = {
    primary_conninfo: `host=${hostname} port=${port} user=${username} password=${password}`,
    primary_slot_name: slot,
    ...options.settings,
  };
  return startTemporaryCluster({ ...options, settings }, (cluster) =>
    copyPrimary(cluster, primaryUrl, decodeURIComponent(password), slot),
  );
}

async function copyPrimary(
  { home, account }: Cluster,
  primaryUrl: string,
  password: string,
  slot: string,
): Promise<void> {
  await writePassword(home.password, account, password);
  await mkdir(home.data, { mode: 0o700 });
  await give(home.data, account);

  const primary = new pg.Client({ connectionString: primaryUrl, ssl: false });
  await primary.connect();
  try {
    // Keeps the WAL from now on until the standby has received it.
    await primary.query('SELECT pg_create_physical_replication_slot($1, true)', [slot]);
    const { rows: source } = await primary.query<{ folder: string }>(
      `SELECT current_setting('data_directory') AS folder, pg_backup_start($1, true)`,
      [slot],
    );
    // `cp` fails if files disappear during the copy, which PostgreSQL allows: recovery restores them from the WAL.
    const copy = await runAs(account, 'cp', ['-a', '--', `${source[0]?.folder}/.`, home.data]);
    const { rows: stopped } = await primary.query<{ labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(false)',
    );
    const [backup] = stopped;
    if (!backup) throw new DatabaseServerError(`The base backup failed: ${lastLines(copy.output)}`);
    await rm(join(home.data, 'postmaster.pid'), { force: true });
    await putFile(join(home.data, 'backup_label'), backup.labelfile, account);
    await putFile(join(home.data, 'standby.signal'), '', account);
  } finally {
    await primary.end();
  }
}

async function putFile(path: string, content: string, account: Cluster['account']): Promise<void> {
  await writeFile(path, content, { mode: 0o600 });
  await give(path, account);
}
