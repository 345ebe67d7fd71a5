import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, realpath, rm, rmdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isShellSafe } from './binaries.ts';
import { DatabaseServerError, useAnotherServer } from './database-server.ts';
import { canEnter, type PostgresAccount } from './run-as-user.ts';
import { findSharedFolder } from './shared-folder.ts';

/** The folder of one embedded server and the paths in it. */
export interface ClusterHome {
  readonly folder: string;
  /** PostgreSQL's own folder, PGDATA. */
  readonly data: string;
  readonly password: string;
  readonly settings: string;
  readonly log: string;
  /** One file for each process that uses the server. */
  readonly users: string;
}

export function clusterHomeIn(folder: string): ClusterHome {
  const within = (name: string) => join(folder, name);
  return {
    folder,
    data: within('data'),
    password: within('password'),
    settings: within('server.conf'),
    log: within('server.log'),
    users: within('users'),
  };
}

/**
 * Returns `dataDirectory/postgres` and creates it if necessary. If root starts the server and `account` can't enter that
 * folder, it is a symbolic link to one that `account` can enter. Call it in one process at a time.
 */
export async function findClusterHome(
  dataDirectory: string,
  account: PostgresAccount | undefined,
  report: (line: string) => void,
): Promise<ClusterHome> {
  const place = join(dataDirectory, 'postgres');
  // A crash may have left an empty folder in place of the link.
  await rmdir(place).catch(() => {});
  const folder =
    (await existingFolder(place, report)) ?? (await makeFolder(place, account, report));
  if (!isShellSafe(folder)) {
    throw new DatabaseServerError(
      `PostgreSQL can't store data in a folder with one of " $ \` \\ in its path: ${folder}. Choose another one, or ${useAnotherServer}.`,
    );
  }
  if (account !== undefined && !(await canEnter(account, folder))) {
    throw new DatabaseServerError(
      `PostgreSQL refuses to run as root, and the user ${account.name}, who owns the data in ${folder}, can't enter that folder. Make it accessible, start as an ordinary user, or ${useAnotherServer}.`,
    );
  }
  return clusterHomeIn(folder);
}

async function existingFolder(place: string, report: (line: string) => void) {
  const entry = await lstat(place).catch(() => undefined);
  if (entry === undefined) return undefined;
  const folder = await realpath(place).catch(() => undefined);
  if (folder === undefined) {
    report(
      `The database folder that ${place} points to no longer exists: starting with an empty database`,
    );
    await rm(place);
  }
  return folder;
}

async function makeFolder(
  place: string,
  account: PostgresAccount | undefined,
  report: (line: string) => void,
): Promise<string> {
  await mkdir(place, { mode: 0o700 });
  if (account === undefined) return realpath(place);

  await chmod(place, openToAccount);
  if (await canEnter(account, place)) return realpath(place);
  await rmdir(place);

  // A unique name, so that old data is not reused after the link was removed.
  const shared = await findSharedFolder(account);
  const folder = join(shared, `postgres-${randomBytes(8).toString('hex')}`);
  await mkdir(folder);
  await chmod(folder, openToAccount);
  await symlink(folder, place);
  report(
    `PostgreSQL refuses to run as root, and the user ${account.name} can't enter ${dirname(place)}: the data is stored in ${folder}`,
  );
  return folder;
}

/** Owned by root. Other users can access their own files in it, but not list it. */
export const openToAccount = 0o711;
