import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, realpath, rm, rmdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isShellSafe } from './binaries.ts';
import { DatabaseServerError, useAnotherServer } from './database-server.ts';
import { canEnter, type PostgresAccount } from './run-as-user.ts';
import { findSharedFolder } from './shared-folder.ts';

/** The folder of one embedded server, and what is in it. */
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
 * `dataDirectory/postgres`, made if it is not there. For root, when `account` can't enter it: a symbolic
 * link of this name to a folder that `account` can enter. To be called by one process at a time.
 */
export async function findClusterHome(
  dataDirectory: string,
  account: PostgresAccount | undefined,
  report: (line: string) => void,
): Promise<ClusterHome> {
  const place = join(dataDirectory, 'postgres');
  // An empty one tells nothing; a crash may have left it where a link belongs.
  await rmdir(place).catch(() => {});
  const folder =
    (await existingFolder(place, report)) ?? (await makeFolder(place, account, report));
  if (!isShellSafe(folder)) {
    throw new DatabaseServerError(
      `PostgreSQL can't keep data in a folder with one of " $ \` \\ in its path: ${folder}. Choose another one, or ${useAnotherServer}.`,
    );
  }
  if (account !== undefined && !(await canEnter(account, folder))) {
    throw new DatabaseServerError(
      `PostgreSQL refuses to run as root, and the user ${account.name}, to whom the data in ${folder} belongs, can't enter that folder. Let others enter it, start as an ordinary user, or ${useAnotherServer}.`,
    );
  }
  return clusterHomeIn(folder);
}

async function existingFolder(place: string, report: (line: string) => void) {
  const entry = await lstat(place).catch(() => undefined);
  if (entry === undefined) return undefined;
  const folder = await realpath(place).catch(() => undefined);
  if (folder === undefined) {
    report(`The database folder that ${place} points to is gone: starting with an empty database`);
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

  // A name of its own: after somebody has removed the link, nobody finds the old data by accident.
  const shared = await findSharedFolder(account);
  const folder = join(shared, `postgres-${randomBytes(8).toString('hex')}`);
  await mkdir(folder);
  await chmod(folder, openToAccount);
  await symlink(folder, place);
  report(
    `PostgreSQL refuses to run as root, and the user ${account.name} can't enter ${dirname(place)}: the data is kept in ${folder}`,
  );
  return folder;
}

/** The folder is root's. Others get to what in it is theirs, and see nothing else. */
export const openToAccount = 0o711;
