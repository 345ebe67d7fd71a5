import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

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
 * @throws when WAL is not archived, since the backup would be worth nothing, or when the target has files.
 */
export async function takeBaseBackup(url: string, target: string): Promise<BaseBackup> {
  // One session from the start to the stop: if it ends, PostgreSQL ends the backup.
  const session = new pg.Client({ connectionString: url, application_name: 'order-store backup' });
  await session.connect();
  try {
    const setting = async (name: string) =>
      String((await session.query(`SELECT current_setting('${name}') AS value`)).rows[0].value);
    if ((await setting('archive_mode')) === 'off')
      throw new Error('archive_mode is off: without archived WAL a base backup cannot be restored');
    await mkdir(target, { recursive: true, mode: 0o700 });
    if ((await readdir(target)).length > 0) throw new Error(`${target} is not empty`);

    const { rows: begun } = await session.query(
      `SELECT pg_walfile_name(pg_backup_start('order-store', fast => true)) AS wal`,
    );
    const files = await copyTree(await setting('data_directory'), target, isLeftOut);
    // Comes back when all WAL that the backup needs is archived.
    const { rows: ended } = await session.query(
      `SELECT labelfile, spcmapfile FROM pg_backup_stop(wait_for_archive => true)`,
    );
    await writeFile(join(target, 'backup_label'), ended[0].labelfile, { mode: 0o600 });
    if (ended[0].spcmapfile)
      await writeFile(join(target, 'tablespace_map'), ended[0].spcmapfile, { mode: 0o600 });
    return { from: begun[0].wal, files };
  } finally {
    await session.end();
  }
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
    if (entry.isDirectory()) {
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
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
