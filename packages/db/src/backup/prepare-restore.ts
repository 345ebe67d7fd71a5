import { appendFile, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Restore {
  /** What `takeBaseBackup` made. */
  readonly backup: string;
  /** The folder with the archived WAL. */
  readonly archive: string;
  /** The data directory to be: empty, or not there yet. */
  readonly data: string;
  /** Up to where: a moment with its zone, or the name of a restore point. Without it, to the end of the archive. */
  readonly until?: { readonly time: string } | { readonly name: string } | undefined;
}

/**
 * Makes a data directory from a base backup, ready to be started: PostgreSQL then applies the archived WAL up to the
 * wanted moment, and from there on takes writes, on a timeline of its own.
 *
 * Source: PostgreSQL, "Recovering Using a Continuous Archive Backup", "Recovery Target Settings".
 * @throws when the data directory has files, or the moment is written in no way that PostgreSQL understands.
 */
export async function prepareRestore({ backup, archive, data, until }: Restore): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  if ((await readdir(data)).length > 0) throw new Error(`${data} is not empty`);
  if (
    until &&
    'time' in until &&
    !/^\d{4}-\d\d-\d\d[T ][\d:.]+ ?(Z|[+-]\d\d(:?\d\d)?)$/.test(until.time)
  )
    throw new Error(
      `${until.time} is no moment such as 2026-11-23T08:15:00Z: a date, a time and its zone`,
    );
  await cp(backup, data, { recursive: true });
  // Of the names of zones PostgreSQL takes none here, not even Z.
  const settings: Record<string, string> = {
    restore_command: `cp '${archive}/%f' '%p'`,
    recovery_target_action: 'promote',
    ...(until &&
      ('time' in until ? { recovery_target_time: until.time.replace(/ ?Z$/, '+00') } : {})),
    ...(until && ('name' in until ? { recovery_target_name: until.name } : {})),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}\n`);
  // Read after postgresql.conf, so it wins. The archive of the lost server stays as it is.
  await appendFile(join(data, 'postgresql.auto.conf'), `${lines.join('')}archive_mode = off\n`);
  await writeFile(join(data, 'recovery.signal'), '', { mode: 0o600 });
}

function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
