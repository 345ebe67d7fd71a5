import { chmodSync, chownSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Cluster } from './cluster.ts';
import { clusterHomeIn } from './cluster-home.ts';
import { ensureCluster, readPassword } from './create-cluster.ts';
import { ensureDatabase, urlOf } from './create-database.ts';
import type { DatabaseServer } from './database-server.ts';
import { startCluster } from './start-cluster.ts';
import { stopCluster } from './stop-cluster.ts';
import { startTemporaryCluster } from './temporary-postgres.ts';

interface PreparedPostgresOptions {
  /** Changes whenever `prepare` writes other data. */
  readonly key: string;
  /** Writes the data that every server has at its start. */
  readonly prepare: (url: string) => Promise<void>;
  /** The folder to keep the data in. Defaults to one in the user's cache. */
  readonly cache?: string;
}

/**
 * Starts a temporary server with prepared data, which ends with this process. The first start prepares the data and keeps a
 * copy, from which the next ones start without running initdb and `prepare`.
 *
 * @throws {DatabaseServerError} when it can't run here.
 */
export async function startPreparedPostgres(
  options: PreparedPostgresOptions,
): Promise<DatabaseServer> {
  const { key, prepare, cache = join(userCache(), 'order-store') } = options;
  let restored: string | undefined;
  try {
    return await startTemporaryCluster({ endsWithProcess: true }, async (cluster) => {
      const kept = join(cache, `postgres-${cluster.binaries.version}-${key}`);
      if (existsSync(kept)) {
        restored = kept;
        await restore(kept, cluster);
      } else {
        await create(cluster, prepare);
        // Without a copy, the next start takes longer.
        await keep(cluster, kept).catch(() => {});
      }
    });
  } catch (error) {
    if (restored === undefined) throw error;
    // Something may have deleted files of the copy.
    await rm(restored, { recursive: true, force: true });
    return startPreparedPostgres(options);
  }
}

/** Leaves the server stopped, so that its data can be copied. */
async function create(cluster: Cluster, prepare: PreparedPostgresOptions['prepare']) {
  await ensureCluster(cluster);
  const password = await readPassword(cluster);
  const { port } = await startCluster(cluster);
  await ensureDatabase(port, password);
  await prepare(urlOf(port, password));
  await stopCluster(cluster, 'fast');
}

async function keep({ home }: Cluster, kept: string): Promise<void> {
  await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
  await removeUnused(dirname(kept));
  const incomplete = await mkdtemp(`${kept}.incomplete-`);
  try {
    copy(home, clusterHomeIn(incomplete));
    await rename(incomplete, kept);
  } catch (error) {
    await rm(incomplete, { recursive: true, force: true });
    throw error;
  }
}

async function restore(kept: string, { home, account }: Cluster): Promise<void> {
  copy(clusterHomeIn(kept), home);
  const now = new Date();
  await utimes(kept, now, now);
  if (account === undefined) return;
  const within = readdirSync(home.data, { recursive: true, encoding: 'utf8' });
  for (const path of [home.password, home.data, ...within.map((name) => join(home.data, name))])
    chownSync(path, account.uid, account.gid);
}

/** Synchronous, because copying some two thousand small files asynchronously takes as long as initdb. */
function copy(from: Copied, to: Copied): void {
  cpSync(from.password, to.password);
  cpSync(from.data, to.data, { recursive: true });
  // PostgreSQL requires it, and not every version of Node keeps it.
  chmodSync(to.data, 0o700);
}

type Copied = Pick<ReturnType<typeof clusterHomeIn>, 'data' | 'password'>;

/** Every version of the program that uses this keeps a copy. */
async function removeUnused(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 30 * dayMs) await rm(path, { recursive: true, force: true });
  }
}

const dayMs = 86_400_000;

function userCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  return join(homedir(), '.cache');
}
