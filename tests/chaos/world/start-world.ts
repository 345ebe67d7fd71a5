import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTcpProxy } from '@order-store/api/testing/processes';
import { verifyInvariants } from '@order-store/db';
import { openDatabaseServer } from '@order-store/embedded-postgres';
import pg from 'pg';
import type { FaultKind } from '../src/faults.ts';
import type { World } from '../src/world.ts';
import { startApiServer } from './api-server.ts';
import { readStoredRows } from './read-stored-rows.ts';
import { mountSmallDisk } from './small-disk.ts';
import { worldFaults } from './world-faults.ts';

const staff = {
  email: 'chaos@order-store.example',
  password: randomBytes(12).toString('hex'),
};

const settings = {
  STAFF_EMAIL: staff.email,
  STAFF_PASSWORD: staff.password,
  RATE_LIMIT: 'off',
  WEBHOOK_ALLOW_PRIVATE: 'on',
  DATABASE_MAX_OPEN_CONNS: '8',
  DATABASE_CONN_MAX_LIFETIME: '20s',
};

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
    unsupported.set('fillDisk', `a small disk can't be mounted here (${firstLineOf(error)})`);
    return undefined;
  });
  if (disk) cleanup.use(disk);

  const database = cleanup.use(
    await openDatabaseServer({ dataDirectory, report: (line) => report(`  ${line}`) }),
  );
  const databaseProxy = cleanup.use(await startTcpProxy(database.url));
  const one = await startApiServer(databaseProxy.url, settings);
  cleanup.defer(() => one.stop());
  const two = await startApiServer(databaseProxy.url, { ...settings, WORKERS: '2' });
  cleanup.defer(() => two.stop());
  const apiProxy = cleanup.use(await startTcpProxy([one.url, two.url]));

  const admin = new pg.Pool({ connectionString: database.url, max: 4 });
  // Sessions end when the server crashes; the next query opens another one.
  admin.on('error', () => {});
  cleanup.defer(() => admin.end());

  const inject = worldFaults({
    apiOf: ({ choice }) => (choice < 0.5 ? one : two),
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
    invariantViolations: () => invariantViolations(admin),
    ...readStoredRows(admin),
    stop: () => (stopped ??= stop()),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

async function invariantViolations(admin: pg.Pool): Promise<string[]> {
  const violations = await verifyInvariants(admin);
  return violations.map(({ row, problem, invariant }) => `${row}: ${problem} (${invariant})`);
}

function firstLineOf(error: unknown): string | undefined {
  return error instanceof Error ? error.message.split('\n')[0] : String(error);
}

async function postmasterIn(dataDirectory: string): Promise<number> {
  const file = await readFile(join(dataDirectory, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const lines = file.split('\n');
  if (lines[7]?.trim() !== 'ready') throw new Error('PostgreSQL is not ready');
  return Number(lines[0]);
}
