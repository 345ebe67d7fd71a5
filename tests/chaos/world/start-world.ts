import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTcpProxy } from '@order-store/api/testing/processes';
import { verifyInvariants } from '@order-store/db';
import { openDatabaseServer } from '@order-store/embedded-postgres';
import pg from 'pg';
import type { FaultKind, PlannedFault } from '../src/faults.ts';
import type { World } from '../src/world.ts';
import { killIfRunning, startApiServer, type ApiServer } from './api-server.ts';
import { readStoredRows } from './read-stored-rows.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

/**
 * Starts PostgreSQL in a temporary folder, two APIs (one with two workers), and proxies in front of the database and
 * of the APIs. Disposing removes everything.
 */
export async function startWorld(report: (line: string) => void): Promise<World> {
  await using cleanup = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'order-store-chaos-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  await chmod(folder, 0o755);
  const dataDirectory = join(folder, 'data');
  await mkdir(dataDirectory);

  const unsupported = new Map<FaultKind, string>();
  const disk = await mountSmallDisk(dataDirectory, 4000).catch((error: unknown) => {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    unsupported.set('fillDisk', `a small disk can't be mounted here (${why})`);
    return undefined;
  });
  if (disk) cleanup.use(disk);

  const database = cleanup.use(
    await openDatabaseServer({ dataDirectory, report: (line) => report(`  ${line}`) }),
  );
  const databaseProxy = cleanup.use(await startTcpProxy(database.url));
  const staff = {
    email: 'chaos@order-store.example',
    password: randomBytes(12).toString('hex'),
  };
  const env = {
    STAFF_EMAIL: staff.email,
    STAFF_PASSWORD: staff.password,
    RATE_LIMIT: 'off',
    WEBHOOK_ALLOW_PRIVATE: 'on',
    DATABASE_MAX_OPEN_CONNS: '8',
    DATABASE_CONN_MAX_LIFETIME: '20s',
  };
  const one = await startApiServer(databaseProxy.url, env);
  cleanup.defer(() => one.stop());
  const two = await startApiServer(databaseProxy.url, { ...env, WORKERS: '2' });
  cleanup.defer(() => two.stop());
  const apiProxy = cleanup.use(await startTcpProxy([one.url, two.url]));

  const admin = new pg.Pool({ connectionString: database.url, max: 4 });
  // Sessions end when the server crashes; the next query opens another one.
  admin.on('error', () => {});
  cleanup.defer(() => admin.end());

  const apiOf = ({ choice }: PlannedFault): ApiServer => (choice < 0.5 ? one : two);
  const inject = faults({
    apiOf,
    withWorkers: two,
    admin,
    disk,
    postmaster: () => postmasterIn(dataDirectory),
    databaseProxy,
    apiProxy,
  });
  const rest = cleanup.move();
  let stopped: Promise<string[]> | undefined;
  const stop = async () => {
    await Promise.all([one.stop(), two.stop()]);
    return [...one.problems, ...two.problems];
  };
  return {
    url: apiProxy.url,
    staff,
    unsupported,
    inject: (fault) => inject[fault.kind](fault),
    async removeDeadlines() {
      await admin.query('DELETE FROM order_deadlines');
    },
    async invariantViolations() {
      const violations = await verifyInvariants(admin);
      return violations.map(({ row, problem, invariant }) => `${row}: ${problem} (${invariant})`);
    },
    ...readStoredRows(admin),
    stop: () => (stopped ??= stop()),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

type Proxy = Awaited<ReturnType<typeof startTcpProxy>>;

interface Tools {
  readonly apiOf: (fault: PlannedFault) => ApiServer;
  readonly withWorkers: ApiServer;
  readonly admin: pg.Pool;
  readonly disk: SmallDisk | undefined;
  readonly postmaster: () => Promise<number>;
  readonly databaseProxy: Proxy;
  readonly apiProxy: Proxy;
}

const day = 86_400_000;

/** Injects and reverts each fault. */
function faults({
  apiOf,
  withWorkers,
  admin,
  disk,
  postmaster,
  databaseProxy,
  apiProxy,
}: Tools): Readonly<Record<FaultKind, (fault: PlannedFault) => Promise<void>>> {
  return {
    killApi: (fault) => apiOf(fault).restart('SIGKILL', fault.durationMs),
    stopApi: (fault) => apiOf(fault).restart('SIGTERM', fault.durationMs),
    restartWorkers: () => withWorkers.restartWorkers(),
    killWorker: () => withWorkers.killWorker(),
    freezeApi: (fault) => apiOf(fault).freeze(fault.durationMs),
    jumpClock: (fault) =>
      apiOf(fault).restart(
        'SIGTERM',
        fault.durationMs,
        Math.round((fault.choice - 0.5) * 20 * day),
      ),
    async crashDatabase() {
      const pid = await postmaster();
      process.kill(pid, 'SIGQUIT');
      // Its supervisor restarts it.
      while ((await postmaster().catch(() => pid)) === pid) await sleep(100);
    },
    killBackend: async () => {
      const { rows } = await retryUntilAnswered(() =>
        admin.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE application_name = 'order-store' ORDER BY random() LIMIT 1`,
        ),
      );
      const pid = rows[0]?.pid;
      if (pid !== undefined) killIfRunning(pid);
    },
    terminateBackends: async () => {
      await retryUntilAnswered(() =>
        admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE application_name = 'order-store' AND random() < 0.5`,
        ),
      );
    },
    async deadlocks({ durationMs }) {
      const end = performance.now() + durationMs;
      while (performance.now() < end) await deadlock(admin);
    },
    lockRows: ({ durationMs }) =>
      hold(
        admin,
        durationMs,
        `SELECT FROM products WHERE sku LIKE 'main-%' ORDER BY id FOR UPDATE`,
      ),
    fillPool: ({ durationMs }) =>
      hold(admin, durationMs, 'LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE'),
    async fillDisk({ durationMs }) {
      if (!disk) return;
      await disk.fill();
      try {
        await sleep(durationMs);
      } finally {
        await disk.makeRoom();
      }
    },
    cutDatabase: ({ durationMs }) => cut(databaseProxy, durationMs),
    stallDatabase: ({ durationMs }) => stall(databaseProxy, durationMs),
    slowDatabase: (fault) => slow(databaseProxy, fault),
    cutCallers: ({ durationMs }) => cut(apiProxy, durationMs),
    stallCallers: ({ durationMs }) => stall(apiProxy, durationMs),
    slowCallers: (fault) => slow(apiProxy, fault),
  };
}

/** Retries while the server recovers from an earlier fault. */
async function retryUntilAnswered<T>(query: () => Promise<T>): Promise<T> {
  const end = performance.now() + 60_000;
  for (;;) {
    try {
      return await query();
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(100);
    }
  }
}

async function cut(way: Proxy, forMs: number): Promise<void> {
  await way.goAway();
  await sleep(forMs);
  await way.comeBack();
}

async function stall(way: Proxy, forMs: number): Promise<void> {
  way.stall();
  await sleep(forMs);
  await way.goAway();
  await way.comeBack();
}

async function slow(way: Proxy, { durationMs, choice }: PlannedFault): Promise<void> {
  way.delay(10 + choice * 150);
  await sleep(durationMs);
  way.delay(0);
}

/** Locks two products in reverse order. Its long deadlock_timeout makes the other transaction the victim. */
async function deadlock(admin: pg.Pool): Promise<void> {
  await inOwnSession(
    admin,
    `BEGIN; SET LOCAL deadlock_timeout = '3s'; SET LOCAL lock_timeout = '4s'; ${lockMain('DESC')};
     SELECT pg_sleep(0.1); ${lockMain('ASC')}`,
  );
  await sleep(50);
}

function lockMain(order: 'ASC' | 'DESC'): string {
  return `SELECT FROM products WHERE sku LIKE 'main-%' ORDER BY id ${order} LIMIT 1 FOR UPDATE`;
}

async function hold(admin: pg.Pool, forMs: number, lock: string): Promise<void> {
  await inOwnSession(
    admin,
    `BEGIN; SET LOCAL lock_timeout = '5s'; ${lock}; SELECT pg_sleep(${forMs / 1000})`,
  );
}

/** Closes the session afterwards, which reverts the fault. A crash of the server may end it earlier. */
async function inOwnSession(admin: pg.Pool, sql: string): Promise<void> {
  const client = await admin.connect().catch(() => undefined);
  client?.on('error', () => {});
  await client?.query(sql).catch(() => {});
  client?.release(true);
}

async function postmasterIn(dataDirectory: string): Promise<number> {
  const file = await readFile(join(dataDirectory, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const lines = file.split('\n');
  if (lines[7]?.trim() !== 'ready') throw new Error('PostgreSQL is not ready');
  return Number(lines[0]);
}
