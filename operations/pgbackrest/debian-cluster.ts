import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chown, copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { choosePostgresAccount } from '@order-store/embedded-postgres';

/** A cluster made by Debian's PostgreSQL packages in a temporary folder, with the configuration of this folder. */
export interface DebianCluster extends AsyncDisposable {
  /** Of the database `order_store`. */
  readonly url: string;
  /** Runs a program as the account of PostgreSQL, with the environment of this cluster. */
  run(program: string, ...args: readonly string[]): Promise<string>;
  /** `pg_ctlcluster`. */
  control(action: 'start' | 'stop'): Promise<string>;
  /** Renames the data directory and makes an empty one. */
  emptyData(): Promise<void>;
}

/** Why a cluster can't be made here; undefined when it can. */
export const missingPackages: string | undefined =
  existsSync('/usr/bin/pgbackrest') && existsSync('/usr/bin/pg_createcluster') && debianVersion()
    ? undefined
    : 'needs Debian packages: apt-get install postgresql pgbackrest';

/** Creates and starts the cluster `main`, on 127.0.0.1 and a free port. */
export async function startDebianCluster(): Promise<DebianCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-pgbackrest-'));
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));

  const account = await choosePostgresAccount();
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const [version, port, role] = [
    debianVersion(),
    await findFreePort(),
    account?.name ?? userInfo().username,
  ];
  const cluster = { folder, account, version, port, data: join(folder, 'data') };
  const environment = environmentOf(cluster);
  const run = runner(cluster, environment);
  const control = (action: 'start' | 'stop') => run('pg_ctlcluster', version, 'main', action);
  await createCluster(cluster, environment, run);
  await control('start');
  cleanup.defer(async () => void (await control('stop').catch(() => {})));
  const password = randomBytes(12).toString('hex');
  await run(
    'psql',
    '--dbname=postgres',
    `--command=ALTER ROLE CURRENT_USER PASSWORD '${password}'`,
  );
  await run('createdb', 'order_store');

  const rest = cleanup.move();
  return {
    url: `postgres://${role}:${password}@127.0.0.1:${port}/order_store`,
    run,
    control,
    async emptyData() {
      await rename(cluster.data, `${cluster.data}.damaged`);
      await run('mkdir', '--mode=700', cluster.data);
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

interface Cluster {
  readonly folder: string;
  readonly account: Awaited<ReturnType<typeof choosePostgresAccount>>;
  readonly version: string;
  readonly port: number;
  readonly data: string;
}

type Run = DebianCluster['run'];

/** The settings of pgBackRest that depend on the cluster. */
function environmentOf({ folder, port, data }: Cluster) {
  return {
    PGBACKREST_CONFIG: join(folder, 'pgbackrest.conf'),
    PGBACKREST_PG1_PATH: data,
    PGBACKREST_PG1_PORT: String(port),
    PGBACKREST_PG1_SOCKET_PATH: folder,
    PGBACKREST_REPO1_PATH: join(folder, 'repository'),
    PGBACKREST_LOG_PATH: join(folder, 'log'),
    PGBACKREST_LOCK_PATH: join(folder, 'lock'),
    PGBACKREST_SPOOL_PATH: join(folder, 'spool'),
  };
}

function runner(
  { folder, account, port }: Cluster,
  environment: Readonly<Record<string, string>>,
): Run {
  return async (program, ...args) => {
    const { stdout } = await promisify(execFile)(program, args, {
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        LC_ALL: 'C.UTF-8',
        PG_CLUSTER_CONF_ROOT: join(folder, 'etc'),
        PGHOST: folder,
        PGPORT: String(port),
        ...environment,
      },
    });
    return stdout;
  };
}

async function createCluster(
  { folder, version, port, data }: Cluster,
  environment: ReturnType<typeof environmentOf>,
  run: Run,
): Promise<void> {
  const log = join(folder, 'postgresql.log');
  const places = ['--datadir', data, '--socketdir', folder, '--logfile', log];
  const options = ['--port', String(port), '--start-conf', 'manual', version, 'main'];
  await run('pg_createcluster', ...places, ...options);
  const configuration = join(folder, 'etc', version, 'main');
  await copyFile(inThisFolder('pgbackrest.conf'), environment.PGBACKREST_CONFIG);
  await copyFile(inThisFolder('postgresql.conf'), join(configuration, 'conf.d/pgbackrest.conf'));
  // archive_command and restore_command run with the environment of the server.
  await writeFile(
    join(configuration, 'environment'),
    Object.entries(environment).map(([name, value]) => `${name} = '${value}'\n`),
  );
}

export function inThisFolder(name: string): string {
  return join(import.meta.dirname, name);
}

/** The newest version that is installed, such as `15`; empty when none is. */
function debianVersion(): string {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return '';
  const versions = readdirSync(folder).filter((name) =>
    existsSync(join(folder, name, 'bin/initdb')),
  );
  return versions.toSorted((a, b) => Number(a) - Number(b)).at(-1) ?? '';
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1');
  return address.port;
}
