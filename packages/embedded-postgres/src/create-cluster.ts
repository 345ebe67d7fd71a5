import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Cluster } from './cluster.ts';
import type { ClusterHome } from './cluster-home.ts';
import { DatabaseServerError, useAnotherServer } from './database-server.ts';
import { isErrorLike } from './error-like.ts';
import { openToAppend } from './open-to-append.ts';
import { lastLines, type PostgresAccount, runAs } from './run-as-user.ts';

/** The superuser of the embedded server, its only role, and the order store's database. */
export const roleName = 'order_store';
export const databaseName = 'order_store';

/**
 * Creates PostgreSQL's data folder if it does not exist. initdb works in a temporary folder that is renamed when it is
 * complete; the next start deletes what a crash leaves behind.
 *
 * @throws {DatabaseServerError} when initdb fails, or the data is of another major version.
 */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const { home, binaries, account, report } = cluster;
  await removeUnfinished(home);
  const majorVersion = await readMajorVersion(home.data);
  if (majorVersion !== undefined) return rejectOtherVersion(cluster, majorVersion);

  report(`Creating a PostgreSQL ${binaries.version} database in ${home.folder}`);
  // A unique name, because the initdb of a killed process may still be writing.
  const incomplete = await mkdtemp(`${home.data}${unfinished}`);
  try {
    await writePassword(home.password, account);
    await give(incomplete, account);
    await initialize(cluster, incomplete);
    await includeSettings(incomplete, basename(home.settings));
    await rename(incomplete, home.data);
  } catch (error) {
    await removeFolder(incomplete);
    throw error;
  }
}

/** @throws {DatabaseServerError} when the file is missing. */
export async function readPassword(cluster: Cluster): Promise<string> {
  const { password, data } = cluster.home;
  try {
    return (await readFile(password, 'utf8')).trim();
  } catch (error) {
    throw new DatabaseServerError(
      `The password of the database in ${data} can't be read from ${password}. Restore the file, or move the folder away to start with an empty database.`,
      { cause: error },
    );
  }
}

async function initialize({ home, binaries, account, durable }: Cluster, folder: string) {
  const { succeeded, output } = await runAs(account, binaries.initdb, [
    `--pgdata=${folder}`,
    `--username=${roleName}`,
    `--pwfile=${home.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider sorts and changes case identically on every system.
    ...(Number.parseInt(binaries.version) < 17
      ? []
      : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']),
    '--locale=C',
    '--data-checksums',
    ...(durable ? [] : ['--no-sync']),
  ]);
  if (succeeded) return;
  const isFull = /No space left on device|Check free disk space/.test(output);
  const reason = isFull ? 'The disk is full: ' : '';
  throw new DatabaseServerError(
    `${reason}PostgreSQL's initdb could not create a database in ${home.folder}. Its output:\n${lastLines(output)}`,
  );
}

async function readMajorVersion(data: string): Promise<string | undefined> {
  try {
    return (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (isErrorLike(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function rejectOtherVersion({ home, binaries }: Cluster, majorVersion: string): void {
  if (binaries.version.split('.')[0] === majorVersion) return;
  throw new DatabaseServerError(
    `The data in ${home.data} was created by PostgreSQL ${majorVersion}, but the embedded version is ${binaries.version}. Move the folder ${home.folder} away to start with an empty database, or run PostgreSQL ${majorVersion} on it and ${useAnotherServer}.`,
  );
}

/** Removes an existing file first, so that the new one has this mode. */
export async function writePassword(
  path: string,
  account: PostgresAccount | undefined,
  password = randomBytes(24).toString('base64url'),
): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, password, { flag: 'wx', mode: 0o600 });
  await give(path, account);
}

async function includeSettings(data: string, settings: string): Promise<void> {
  const file = await openToAppend(join(data, 'postgresql.conf'));
  try {
    await file.appendFile(`\n# Rewritten at every start:\ninclude '../${settings}'\n`);
  } finally {
    await file.close();
  }
}

/** Changes the owner. @throws {DatabaseServerError} in a container that allows no user but root. */
export async function give(path: string, account: PostgresAccount | undefined): Promise<void> {
  if (account === undefined) return;
  try {
    await chown(path, account.uid, account.gid);
  } catch (error) {
    throw new DatabaseServerError(
      `PostgreSQL refuses to run as root, and root can't change the owner of ${path} to ${account.name} on this system. Start as an ordinary user, or ${useAnotherServer}.`,
      { cause: error },
    );
  }
}

const unfinished = '.incomplete-';

async function removeUnfinished({ folder, data }: ClusterHome): Promise<void> {
  const names = await readdir(folder);
  const left = names.filter((name) => name.startsWith(`${basename(data)}${unfinished}`));
  for (const name of left) await removeFolder(join(folder, name));
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
