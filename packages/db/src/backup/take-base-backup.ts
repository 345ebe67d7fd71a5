import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { BackupError } from './backup-error.ts';

/** What a base backup consists of. */
export interface BaseBackup {
  /** Where the first WAL file is that a restore needs. */
  readonly from: string;
  /** How many files there are. */
  readonly files: number;
}

/**
 * Copies the files of a PostgreSQL that goes on working into the empty folder `target`. Together with the archived
 * WAL from then on it can be restored to any moment after its end. To be run on the server's machine by somebody who
 * may read its data directory, as a superuser or one with the rights of pg_backup_start.
 *
 * Source: PostgreSQL, "Making a Base Backup Using the Low Level API", "Backing Up the Data Directory".
 * @throws {BackupError} when WAL is not archived, since the backup would be worth nothing; when the target has files;
 * when role or account may not do it, or the server's files are elsewhere.
 */
export async function takeBaseBackup(url: string, target: string): Promise<BaseBackup> {
  // One session from the start to the stop: if it ends, PostgreSQL ends the backup.
  const session = new pg.Client({ connectionString: url, application_name: 'order-store backup' });
  await session.connect().catch((error: unknown) => {
    throw new BackupError(`PostgreSQL can't be reached: ${messageOf(error)}`);
  });
  try {
    const setting = async (name: string) =>
      String((await session.query(`SELECT current_setting('${name}') AS value`)).rows[0].value);
    await demandRights(session);
    if ((await setting('archive_mode')) === 'off')
      throw new BackupError(
        'archive_mode is off: without archived WAL a base backup cannot be restored. Set it up as docs/operations.md says',
      );
    const data = await setting('data_directory');
    await demandServerFiles(data);
    await makeEmpty(target);

    const { rows: begun } = await session.query(
      `SELECT pg_walfile_name(pg_backup_start('order-store', fast => true)) AS wal`,
    );
    const files = await copyTree(data, target, isLeftOut);
    // Comes back when all WAL that the backup needs is archived.
    const { rows: ended } = await session.query(
      `SELECT labelfile FROM pg_backup_stop(wait_for_archive => true)`,
    );
    await writeFile(join(target, 'backup_label'), ended[0].labelfile, { mode: 0o600 });
    return { from: begun[0].wal, files };
  } finally {
    await session.end();
  }
}

async function demandRights(session: pg.Client): Promise<void> {
  const { rows } = await session.query(`
    SELECT current_user AS role, (SELECT count(*)::int FROM pg_tablespace) AS tablespaces,
           has_function_privilege('pg_backup_start(text, boolean)', 'EXECUTE')
             AND has_function_privilege('pg_backup_stop(boolean)', 'EXECUTE')
             AND pg_has_role('pg_read_all_settings', 'USAGE') AS may`);
  const [{ role, tablespaces, may }] = rows;
  if (!may)
    throw new BackupError(
      `The role ${role} may not take backups. Connect as a superuser, on Debian as the account postgres: ` +
        'DATABASE_URL=postgres://postgres@localhost/DATABASE?host=/var/run/postgresql',
    );
  // Besides pg_default and pg_global.
  if (tablespaces > 2)
    throw new BackupError(
      'This server has tablespaces outside its data directory, which are not copied here: use pg_basebackup',
    );
}

async function demandServerFiles(data: string): Promise<void> {
  try {
    await readdir(data);
  } catch (error) {
    throw new BackupError(
      `${data}, where PostgreSQL keeps its data, can't be read (${codeOf(error)}): ` +
        'run this on its machine as the account that runs it (sudo -u postgres)',
    );
  }
}

async function makeEmpty(target: string): Promise<void> {
  try {
    await mkdir(target, { recursive: true, mode: 0o700 });
    if ((await readdir(target)).length === 0) return;
  } catch (error) {
    throw new BackupError(`${target} can't be made or read (${codeOf(error)})`);
  }
  throw new BackupError(`${target} is not empty: each backup has a folder of its own`);
}

/** Contents that belong to the running server or come from the archive; the folders themselves are needed. */
const emptied: ReadonlySet<string> = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

const leftOut: ReadonlySet<string> = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'pg_internal.init',
]);

function isLeftOut(name: string, folder: string | undefined): boolean {
  return leftOut.has(name) || name.startsWith('pgsql_tmp') || emptied.has(folder ?? '');
}

/** Copies what is there, and leaves out what vanishes meanwhile: WAL tells of it. Gives the number of files. */
async function copyTree(
  from: string,
  to: string,
  without: (name: string, folder: string | undefined) => boolean,
  folder?: string,
): Promise<number> {
  let files = 0;
  for (const entry of await readdir(from, { withFileTypes: true }).catch(noneIfGone)) {
    if (without(entry.name, folder)) continue;
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    // The WAL may be a link to a disk of its own.
    if (entry.isDirectory() || (folder === undefined && emptied.has(entry.name))) {
      await mkdir(copy, { mode: 0o700 });
      files += await copyTree(source, copy, without, folder ?? entry.name);
    } else {
      const copied = await copyFile(source, copy).then(() => [source], noneIfGone);
      files += copied.length;
    }
  }
  return files;
}

function noneIfGone(error: unknown): never[] {
  if (codeOf(error) === 'ENOENT') return [];
  throw error;
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : codeOf(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
