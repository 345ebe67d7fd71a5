import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePostgresAccount } from '@order-store/embedded-postgres';
import { findPrograms } from './find-programs.ts';
import { startHaproxy } from './haproxy.ts';
import { createPatroniNode, type PatroniNode, type PatroniNodeOptions } from './patroni-node.ts';
import { startProgram, waitFor, type Program } from './program.ts';

/** Two API nodes behind HAProxy, and three PostgreSQL servers managed by Patroni. */
export interface Cluster extends AsyncDisposable {
  /** The URL of HAProxy. */
  readonly url: string;
  /** The URLs of the API nodes. */
  readonly apiUrls: readonly string[];
  /** The URL of the primary, through HAProxy. */
  readonly databaseUrl: string;
  readonly nodes: readonly PatroniNode[];
  readonly staff: { readonly email: string; readonly password: string };
  /** Returns the current primary. */
  findPrimary(): Promise<PatroniNode>;
  /** Kills PostgreSQL, or PostgreSQL and Patroni, like the loss of a machine. */
  crash(node: PatroniNode, what: 'postgres' | 'machine'): Promise<void>;
  /** Restarts a crashed node, which becomes a standby. */
  revive(node: PatroniNode): Promise<void>;
}

/** Starts a cluster in a temporary folder, on free ports of 127.0.0.1. Disposing removes everything. */
export async function startCluster(report: (line: string) => void): Promise<Cluster> {
  const programs = findPrograms();
  await using cleanup = new AsyncDisposableStack();
  const account = await choosePostgresAccount();
  const folder = await mkdtemp(join(tmpdir(), 'order-store-cluster-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  await chmod(folder, 0o755);
  if (account) await chown(folder, account.uid, account.gid);

  const ports = await findFreePorts(12);
  const [etcdPort = 0, etcdPeerPort = 0, primaryPort = 0, httpPort = 0, ...rest] = ports;
  const apiPorts = rest.splice(0, 2);
  const password = randomBytes(12).toString('hex');

  report('etcd');
  cleanup.use(await startEtcd(programs.etcd, folder, etcdPort, etcdPeerPort));
  report('three PostgreSQL servers with Patroni');
  const servers = cleanup.use(
    await startServers({ folder, programs, account, etcdPort, password }, rest),
  );
  const { nodes } = servers;
  report('HAProxy and two API nodes');
  cleanup.use(await startHaproxy({ programs, folder, nodes, apiPorts, primaryPort, httpPort }));
  const urlOf = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const databaseUrl = urlOf(primaryPort);
  const staff = { email: 'staff@cluster.example', password: randomBytes(12).toString('hex') };
  const env = {
    DATABASE_URL: databaseUrl,
    // The API skips the primary among them.
    DATABASE_REPLICA_URLS: nodes.map((node) => urlOf(node.port)).join(','),
    STAFF_EMAIL: staff.email,
    STAFF_PASSWORD: staff.password,
  };
  for (const port of apiPorts) cleanup.use(await startApi(folder, port, env));
  const url = `http://127.0.0.1:${httpPort}`;
  const apiUrls = apiPorts.map((port) => `http://127.0.0.1:${port}`);
  for (const address of [...apiUrls, url])
    await waitFor(`the API at ${address}`, () => answers(`${address}/readyz`));

  const held = cleanup.move();
  const { findPrimary, crash, revive } = servers;
  return {
    url,
    apiUrls,
    databaseUrl,
    nodes,
    staff,
    findPrimary,
    crash,
    revive,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

async function startEtcd(
  program: string,
  folder: string,
  port: number,
  peerPort: number,
): Promise<Program> {
  const [url, peerUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
  const etcd = await startProgram(program, {
    args: [
      '--name=one',
      `--data-dir=${join(folder, 'etcd')}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=one=${peerUrl}`,
    ],
    log: join(folder, 'etcd.log'),
  });
  await waitFor('etcd', () => answers(`${url}/health`));
  return etcd;
}

type Servers = Pick<Cluster, 'nodes' | 'findPrimary' | 'crash' | 'revive'> & AsyncDisposable;

/** Starts a primary and two standbys, and waits until one is synchronous. Takes two ports for each. */
async function startServers(
  settings: Omit<PatroniNodeOptions, 'name' | 'port' | 'restPort'>,
  ports: readonly number[],
): Promise<Servers> {
  await using cleanup = new AsyncDisposableStack();
  const nodes: PatroniNode[] = [];
  const running = new Map<PatroniNode, Program>();
  cleanup.defer(async () => {
    await Promise.all([...running.values()].map((program) => program[Symbol.asyncDispose]()));
  });
  for (const [index, name] of ['node1', 'node2', 'node3'].entries()) {
    const [port = 0, restPort = 0] = ports.slice(2 * index);
    const node = await createPatroniNode({ ...settings, name, port, restPort });
    nodes.push(node);
    running.set(node, await node.start());
    // The first node initializes the cluster, the others copy it.
    if (name === 'node1') await waitFor('a primary', () => answers(`${restOf(node)}/primary`));
  }
  await waitFor('a synchronous standby', async () => {
    const [synchronous, replicas] = [
      await nodesWith(nodes, 'synchronous'),
      await nodesWith(nodes, 'replica'),
    ];
    return (synchronous.length >= 1 && replicas.length === 2) || undefined;
  });
  const held = cleanup.move();
  return {
    nodes,
    findPrimary: () => waitFor('a primary', async () => (await nodesWith(nodes, 'primary'))[0]),
    async crash(node, what) {
      const program = running.get(node);
      const postmaster = await postmasterOf(join(settings.folder, node.name));
      if (what === 'machine') await program?.kill('SIGKILL');
      process.kill(postmaster, 'SIGKILL');
    },
    async revive(node) {
      await running.get(node)?.[Symbol.asyncDispose]();
      running.set(node, await node.start());
      await waitFor(`${node.name} as a standby`, () => answers(`${restOf(node)}/replica`));
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

function startApi(
  folder: string,
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<Program> {
  return startProgram(process.execPath, {
    args: [apiProgram],
    log: join(folder, `api-${port}.log`),
    env: { ...env, PORT: `${port}`, TRUST_PROXY: 'loopback', LOG_LEVEL: 'warn' },
  });
}

const apiProgram = fileURLToPath(new URL('../../../packages/api/src/main.ts', import.meta.url));

function restOf({ restPort }: PatroniNode): string {
  return `http://127.0.0.1:${restPort}`;
}

/** The nodes that have this role by Patroni's account. */
async function nodesWith(nodes: readonly PatroniNode[], role: string): Promise<PatroniNode[]> {
  const have = await Promise.all(
    nodes.map((node) => answers(`${restOf(node)}/${role}`).catch(() => undefined)),
  );
  return nodes.filter((_, index) => have[index]);
}

async function answers(url: string): Promise<true | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
  return response.ok || undefined;
}

async function postmasterOf(dataFolder: string): Promise<number> {
  const [pid] = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

/** Opens all ports at once, so that they differ. */
async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      await new Promise((resolve) => server.close(resolve));
      if (address === null || typeof address === 'string') throw new Error('no port');
      return address.port;
    }),
  );
}
