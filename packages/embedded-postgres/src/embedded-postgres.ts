import { access, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findPostgresBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { findClusterHome } from './cluster-home.ts';
import { ensureCluster, readPassword } from './create-cluster.ts';
import { ensureDatabase, urlOf } from './create-database.ts';
import { type DatabaseServer, DatabaseServerError, useAnotherServer } from './database-server.ts';
import { isErrorLike } from './error-like.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { keepRunning, type ServerKeeper } from './keep-running.ts';
import { choosePostgresAccount } from './run-as-user.ts';
import { beginServerUse, listServerUsers, type ServerUse } from './server-users.ts';
import { type RunningPostmaster, startCluster } from './start-cluster.ts';
import { endServerWithoutData, stopCluster } from './stop-cluster.ts';

type Report = (line: string) => void;

/**
 * Opens the embedded server with its data in `dataDirectory/postgres`. Creates and starts it if necessary, and restarts
 * it when it ends unexpectedly.
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
    return await exclusively(folder, report, () => joinServer(folder, report));
  } catch (error) {
    throw explainFileError(error, folder);
  }
}

/** Runs `work` while no other process starts or stops the server of this folder. */
function exclusively<T>(folder: string, report: Report, work: () => Promise<T>): Promise<T> {
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
    await ensureCluster(cluster);
    const password = await readPassword(cluster);
    const postmaster = await startCluster(cluster);
    await ensureDatabase(postmaster.port, password);
    report(describeStart(postmaster, others.length));

    const keeper = keepRunning({
      cluster,
      postmaster,
      // Without the folder there is no lock and no data.
      exclusively: async (work) => {
        if (!(await exists(home.data))) throw new Error(`${home.data} no longer exists`);
        return exclusively(folder, report, work);
      },
    });
    let closing: Promise<void> | undefined;
    const close = () => (closing ??= closeServer(folder, cluster, use, keeper));
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
  if (startedNow) return `PostgreSQL is running at 127.0.0.1:${port}, process ${pid}`;
  return others > 0
    ? `Using the PostgreSQL that is already running at 127.0.0.1:${port}, process ${pid}`
    : `Using the PostgreSQL that an earlier run left at 127.0.0.1:${port}, process ${pid}`;
}

async function closeServer(
  folder: string,
  cluster: Cluster,
  use: ServerUse,
  keeper: ServerKeeper,
): Promise<void> {
  await keeper.stop();
  const stop = () => stopUnlessUsed(cluster, use);
  if (!(await exists(cluster.home.data))) await endServerWithoutData(keeper.postmaster);
  // Without the folder there is no lock, and no other process can open this server any more.
  else await ((await exists(folder)) ? exclusively(folder, cluster.report, stop) : stop());
}

async function stopUnlessUsed(cluster: Cluster, use: ServerUse): Promise<void> {
  await use.end();
  const others = await listServerUsers(cluster.home.users);
  if (others.length === 0) {
    if (await stopCluster(cluster, 'fast')) cluster.report('PostgreSQL has stopped');
  } else {
    const list = others.map(({ pid }) => pid).join(', ');
    cluster.report(`PostgreSQL keeps running for other processes: ${list}`);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

const fileErrors: Readonly<Record<string, string>> = {
  EACCES: 'the current user has no write permission',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a file exists in place of a folder',
  EEXIST: 'a file exists in place of a folder',
  ENOSPC: 'the disk is full',
};

function explainFileError(error: unknown, folder: string): unknown {
  if (!isErrorLike(error) || !('path' in error)) return error;
  const reason = fileErrors[String(error.code)];
  if (reason === undefined) return error;
  return new DatabaseServerError(
    `The embedded PostgreSQL can't store its data in ${folder}: ${reason} (${error.message}). Make the folder writable, choose another one, or ${useAnotherServer}.`,
    { cause: error },
  );
}
