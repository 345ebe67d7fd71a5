import { chmod, lstat, mkdtemp, readdir, realpath, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findPostgresBinaries, type PostgresBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { clusterHomeIn, openToAccount } from './cluster-home.ts';
import { ensureCluster, readPassword } from './create-cluster.ts';
import { ensureDatabase, urlOf } from './create-database.ts';
import type { DatabaseServer } from './database-server.ts';
import { canEnter, choosePostgresAccount, type PostgresAccount } from './run-as-user.ts';
import { beginServerUse, listServerUsers } from './server-users.ts';
import { removeAfterThisProcess } from './remove-after-this-process.ts';
import { findSharedFolder } from './shared-folder.ts';
import { startCluster } from './start-cluster.ts';
import { stopCluster } from './stop-cluster.ts';

export interface TemporaryPostgresOptions {
  readonly report?: (line: string) => void;
  /** PostgreSQL settings, such as `{ log_statement: 'all' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Another PostgreSQL installation, such as `/usr/lib/postgresql/15`. */
  readonly installation?: string;
  /** Whether to keep its data in memory if there is enough (Linux). The temporary folder is used otherwise. */
  readonly inMemory?: boolean;
  /** Whether to remove it even if this process ends without closing it, for example by SIGKILL. */
  readonly endsWithProcess?: boolean;
}

/**
 * Starts an embedded server for tests with its data in the temporary folder, which `close` removes. It is fast because
 * nothing is flushed to disk. First stops and removes servers left behind by killed test runs.
 *
 * @throws {DatabaseServerError} when it can't run here.
 */
export function startTemporaryPostgres(
  options: TemporaryPostgresOptions = {},
): Promise<DatabaseServer> {
  return startTemporaryCluster(options, ensureCluster);
}

/** Like {@link startTemporaryPostgres}, with the data that `create` writes to the cluster's home. */
export async function startTemporaryCluster(
  {
    report = () => {},
    settings = {},
    installation,
    inMemory = false,
    endsWithProcess = false,
  }: TemporaryPostgresOptions,
  create: (cluster: Cluster) => Promise<void>,
): Promise<DatabaseServer> {
  const account = await choosePostgresAccount();
  const binaries =
    installation === undefined
      ? await findPostgresBinaries(account, report)
      : binariesIn(installation);
  const parent = inMemory && (await canHoldServers(memory)) ? memory : await findParent(account);
  await removeAbandonedServers(parent, { binaries, durable: false, settings, report });

  const home = clusterHomeIn(await mkdtemp(join(parent, prefix)));
  if (account !== undefined) await chmod(home.folder, openToAccount);
  const cluster: Cluster = {
    home,
    binaries,
    account,
    durable: false,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', ...settings },
    report,
  };
  const guard = endsWithProcess ? removeAfterThisProcess(home.folder) : undefined;
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= removeServer(cluster).finally(guard));
  try {
    await beginServerUse(home.users);
    await create(cluster);
    const password = await readPassword(cluster);
    const { port } = await startCluster(cluster);
    await ensureDatabase(port, password);
    return {
      url: urlOf(port, password),
      source: 'embedded',
      description: `embedded PostgreSQL ${binaries.version} at 127.0.0.1:${port}, temporary`,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

/** The programs of an installation that every user may run; its folder is named after the version. */
function binariesIn(installation: string): PostgresBinaries {
  return {
    initdb: join(installation, 'bin', 'initdb'),
    pgCtl: join(installation, 'bin', 'pg_ctl'),
    version: basename(installation),
  };
}

const prefix = 'order-store-postgres-';

const memory = '/dev/shm';

/**
 * Whether the folder is in memory and has 4 GiB left, of which servers for tests use some hundred MiB. Cloning and dropping
 * a database creates and deletes hundreds of files, which took ext4 a sixth of the CPU time of all tests.
 */
async function canHoldServers(folder: string): Promise<boolean> {
  const left = 4 * 1024 ** 3;
  try {
    const { type, bavail, bsize } = await statfs(folder);
    return type === tmpfs && bavail * bsize > left && freemem() > left;
  } catch {
    return false;
  }
}

/** `TMPFS_MAGIC`, https://man7.org/linux/man-pages/man2/statfs.2.html */
const tmpfs = 0x01021994;

/** The temporary folder, or a shared folder if PostgreSQL's account can't enter that. */
async function findParent(account: PostgresAccount | undefined): Promise<string> {
  const folder = await realpath(tmpdir());
  if (account === undefined || (await canEnter(account, folder))) return folder;
  return findSharedFolder(account);
}

/** Stops and removes a temporary server whose process has ended. */
export async function removeTemporaryPostgres(folder: string): Promise<void> {
  const home = clusterHomeIn(folder);
  const account = await choosePostgresAccount(home.data);
  const binaries = await findPostgresBinaries(account, silent);
  await removeServer({ home, binaries, account, durable: false, settings: {}, report: silent });
}

function silent(): void {}

async function removeServer(cluster: Cluster): Promise<void> {
  await stopCluster(cluster, 'immediate');
  await rm(cluster.home.folder, { recursive: true, force: true, maxRetries: 10 });
}

async function removeAbandonedServers(
  parent: string,
  rest: Omit<Cluster, 'home' | 'account'>,
): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const home = clusterHomeIn(join(parent, name));
    if (!(await isAbandoned(home.folder, home.users))) continue;
    await removeServer({ ...rest, home, account: await choosePostgresAccount(home.data) });
  }
}

/** Excludes new servers without a recorded user, and folders of other users. */
async function isAbandoned(folder: string, users: string): Promise<boolean> {
  try {
    const { uid } = await lstat(folder);
    if (process.getuid !== undefined && process.getuid() !== uid) return false;
    const records = (await readdir(users)).filter((name) => name.endsWith('.json'));
    return records.length > 0 && (await listServerUsers(users)).length === 0;
  } catch {
    return false;
  }
}
