import { access, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findPostgresBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { findClusterHome } from './cluster-home.ts';
import { createClusterUnlessThere, readPassword } from './create-cluster.ts';
import { createDatabaseUnlessThere, urlOf } from './create-database.ts';
import { type DatabaseServer, DatabaseServerError, useAnotherServer } from './database-server.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { keepRunning, type ServerKeeper } from './keep-running.ts';
import { choosePostgresAccount } from './run-as-user.ts';
import { beginServerUse, listServerUsers, type ServerUse } from './server-users.ts';
import { type RunningPostmaster, startCluster } from './start-cluster.ts';
import { endServerWithoutData, stopCluster } from './stop-cluster.ts';

type Report = (line: string) => void;

/**
 * Joins the embedded server whose data is in `dataDirectory/postgres`; creates and starts it if need be, and
 * starts it again if it ends before its time.
 *
 * @throws {DatabaseServerError} when it can't run here.
 */
export async function openEmbeddedPostgres(
  dataDirectory: string,
  report: Report,
): Promise<DatabaseServer> {
  const folder = resolve(dataDirectory);
  try {
    await mkdir(folder, { recursive: true });
    return await alone(folder, report, () => joinServer(folder, report));
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

/** While this one starts or stops the server of this folder, nobody else does. */
function alone<T>(folder: string, report: Report, work: () => Promise<T>): Promise<T> {
  return withExclusiveLock(join(folder, 'postgres.lock'), work, (holder) =>
    report(`Waiting for process ${holder}, which is starting or stopping PostgreSQL in ${folder}`),
  );
}

async function joinServer(folder: string, report: Report): Promise<DatabaseServer> {
  const account = await choosePostgresAccount(join(folder, 'postgres', 'data'));
  const home = await findClusterHome(folder, account, report);
  const binaries = await findPostgresBinaries(account, report);
  const cluster: Cluster = { home, binaries, account, durable: true, settings: {}, report };

  const others = await listServerUsers(home.users);
  const use = await beginServerUse(home.users);
  try {
    await createClusterUnlessThere(cluster);
    const password = await readPassword(cluster);
    const postmaster = await startCluster(cluster);
    await createDatabaseUnlessThere(postmaster.port, password);
    report(describeStart(postmaster, others.length));

    const keeper = keepRunning({
      cluster,
      postmaster,
      // Without the folder there is no lock, and no data to run on.
      alone: async (work) => {
        if (!(await isThere(home.data))) throw new Error(`${home.data} is not there any more`);
        return alone(folder, report, work);
      },
    });
    let closing: Promise<void> | undefined;
    const close = () => (closing ??= leaveServer(folder, cluster, use, keeper));
    return {
      url: urlOf(postmaster.port, password),
      source: 'embedded',
      description: `embedded PostgreSQL ${binaries.version} at 127.0.0.1:${postmaster.port}, data in ${home.folder}`,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await stopUnlessUsed(cluster, use).catch(() => {});
    throw error;
  }
}

function describeStart({ startedNow, pid, port }: RunningPostmaster, others: number): string {
  if (startedNow) return `PostgreSQL runs at 127.0.0.1:${port}, process ${pid}`;
  return others > 0
    ? `Joined the PostgreSQL that already runs at 127.0.0.1:${port}, process ${pid}`
    : `Took over the PostgreSQL that an earlier run left at 127.0.0.1:${port}, process ${pid}`;
}

async function leaveServer(
  folder: string,
  cluster: Cluster,
  use: ServerUse,
  keeper: ServerKeeper,
): Promise<void> {
  await keeper.stop();
  const leave = () => stopUnlessUsed(cluster, use);
  if (!(await isThere(cluster.home.data))) await endServerWithoutData(keeper.postmaster);
  // Without the folder there is no lock. Nobody can open this server any more then, and of several who
  // close it the last one finds no other user.
  else await ((await isThere(folder)) ? alone(folder, cluster.report, leave) : leave());
}

async function stopUnlessUsed(cluster: Cluster, use: ServerUse): Promise<void> {
  await use.end();
  const others = await listServerUsers(cluster.home.users);
  if (others.length === 0) {
    if (await stopCluster(cluster, 'fast')) cluster.report('PostgreSQL has stopped');
  } else {
    const list = others.map(({ pid }) => pid).join(', ');
    cluster.report(`PostgreSQL stays for the other processes that use it: ${list}`);
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

const fileErrors: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there, or it belongs to another user',
  EPERM: 'this user may not do that there',
  EROFS: 'that disk is read-only',
  ENOTDIR: 'a file is where a folder should be',
  EEXIST: 'a file is where a folder should be',
  ENOSPC: 'the disk is full',
};

function explainFileError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return error;
  const reason = fileErrors[String(error.code)];
  if (reason === undefined) return error;
  return new DatabaseServerError(
    `The embedded PostgreSQL can't keep its data in ${folder}: ${reason} (${error.message}). Make the folder usable, choose another one, or ${useAnotherServer}.`,
    { cause: error },
  );
}
