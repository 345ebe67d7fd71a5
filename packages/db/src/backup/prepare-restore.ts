import { access, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BackupError } from './backup-error.ts';

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
 * wanted moment, and from there on takes writes, on a timeline of its own. True when the server's configuration is in
 * it; on Debian that is in /etc/postgresql, and stays as it is.
 *
 * Source: PostgreSQL, "Recovering Using a Continuous Archive Backup", "Recovery Target Settings".
 * @throws {BackupError} when the backup or the archive is none, the data directory has files, or the moment is written
 * in no way that PostgreSQL understands.
 */
export async function prepareRestore({ backup, archive, data, until }: Restore): Promise<boolean> {
  if (
    until &&
    'time' in until &&
    !/^\d{4}-\d\d-\d\d[T ][\d:.]+ ?(Z|[+-]\d\d(:?\d\d)?)$/.test(until.time)
  )
    throw new BackupError(
      `${until.time} is no moment such as 2026-11-23T08:15:00Z: a date, a time and its zone`,
    );
  const configuration = join(data, 'postgresql.auto.conf');
  await demand(join(backup, 'backup_label'), `${backup} is no finished backup of npm run backup`);
  await demand(archive, `${archive} is no folder that can be read`);
  await mkdir(data, { recursive: true, mode: 0o700 });
  if ((await readdir(data)).length > 0) throw new BackupError(`${data} is not empty`);
  await cp(backup, data, { recursive: true });
  // Of the names of zones PostgreSQL takes none here, not even Z.
  const settings: Record<string, string> = {
    restore_command: `cp ${shellQuoted(resolve(archive))}/%f '%p'`,
    recovery_target_action: 'promote',
    ...(until &&
      ('time' in until ? { recovery_target_time: until.time.replace(/ ?Z$/, '+00') } : {})),
    ...(until && ('name' in until ? { recovery_target_name: until.name } : {})),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}\n`);
  // The server that was backed up may have been restored itself, and two targets would be refused.
  const others = (await readFile(configuration, 'utf8'))
    .split(/(?<=\n)/)
    .filter((line) => !/^\s*(restore_command|recovery_target\w*|archive_mode)\b/.test(line));
  // Read after postgresql.conf, so it wins. The archive of the lost server stays as it is.
  await writeFile(configuration, `${others.join('')}${lines.join('')}archive_mode = off\n`);
  await writeFile(join(data, 'recovery.signal'), '', { mode: 0o600 });
  return (await readdir(data)).includes('postgresql.conf');
}

async function demand(path: string, otherwise: string): Promise<void> {
  try {
    await access(path);
  } catch {
    throw new BackupError(otherwise);
  }
}

/** For the shell that runs restore_command, in which PostgreSQL has replaced what begins with %. */
function shellQuoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
}

function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
