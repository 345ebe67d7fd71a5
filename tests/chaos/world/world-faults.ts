import { setTimeout as sleep } from 'node:timers/promises';
import type { startTcpProxy } from '@order-store/api/testing/processes';
import type pg from 'pg';
import type { FaultKind, PlannedFault } from '../src/faults.ts';
import { killIfRunning, type ApiServer } from './api-server.ts';
import type { SmallDisk } from './small-disk.ts';

type Proxy = Awaited<ReturnType<typeof startTcpProxy>>;

export interface FaultTools {
  readonly apiOf: (fault: PlannedFault) => ApiServer;
  readonly withWorkers: ApiServer;
  readonly admin: pg.Pool;
  readonly disk: SmallDisk | undefined;
  readonly postmaster: () => Promise<number>;
  readonly databaseProxy: Proxy;
  readonly apiProxy: Proxy;
}

const day = 86_400_000;

type Faults = Readonly<Record<FaultKind, (fault: PlannedFault) => Promise<void>>>;

/** Injects and reverts each fault. */
export function worldFaults(tools: FaultTools): Faults {
  return { ...apiFaults(tools), ...databaseFaults(tools), ...networkFaults(tools) };
}

function apiFaults({ apiOf, withWorkers }: FaultTools) {
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
  } satisfies Partial<Faults>;
}

function databaseFaults({ admin, disk, postmaster }: FaultTools) {
  return {
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
  } satisfies Partial<Faults>;
}

function networkFaults({ databaseProxy, apiProxy }: FaultTools) {
  return {
    cutDatabase: ({ durationMs }) => cut(databaseProxy, durationMs),
    stallDatabase: ({ durationMs }) => stall(databaseProxy, durationMs),
    slowDatabase: (fault) => slow(databaseProxy, fault),
    cutCallers: ({ durationMs }) => cut(apiProxy, durationMs),
    stallCallers: ({ durationMs }) => stall(apiProxy, durationMs),
    slowCallers: (fault) => slow(apiProxy, fault),
  } satisfies Partial<Faults>;
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
