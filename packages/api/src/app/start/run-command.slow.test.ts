import { setTimeout as sleep } from 'node:timers/promises';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { databaseTest } from '@order-store/db/testing/vitest';
import { describe, expect, test } from 'vitest';
import type { Environment } from '../config/config.ts';
import { failToStartApi, startApiProcess } from '../../testing/api-process.ts';
import {
  callOverHttp,
  holdProduct,
  request,
  sessionsThatWait,
  talkTo,
  TestStore,
} from '../../testing/index.ts';

/** Generous, for slow machines. */
const patience = { timeout: 30_000 };

describe('a failed start prints one message and exits with 1', () => {
  test('malformed variables', async () => {
    expect(await endOf({ PORT: 'x', LOG_LEVEL: 'loud' })).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'Invalid environment variables:',
        '  PORT must be a whole number from 0 to 65535 (got "x")',
        '  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent (got "loud")',
        'See .env.example for all variables.',
        '',
      ].join('\n'),
    });
  });

  databaseTest.for(['1', '2'])(
    'the port is in use, with %s workers',
    async (WORKERS, { database }) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const address = other.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      const { code, stderr } = await endOf({
        DATABASE_URL: database.url,
        PORT: `${port}`,
        WORKERS,
      });
      expect(stderr).toBe(
        `Port ${port} is in use by another program: set PORT to a free one, for example PORT=${port + 1}\n`,
      );
      expect(code).toBe(1);
      other.close();
    },
  );

  databaseTest.for(['1', '2'])(
    'the host is not local, with %s workers',
    async (WORKERS, { database }) => {
      const env = { DATABASE_URL: database.url, PORT: '0', HOST: '192.0.2.1', WORKERS };
      const { code, stderr } = await endOf(env);
      expect(stderr).toBe('HOST 192.0.2.1 is not an address of this machine: set HOST=127.0.0.1\n');
      expect(code).toBe(1);
    },
  );

  test.for(['1', '2'])('the database is down, with %s workers', async (WORKERS) => {
    const { code, stderr } = await endOf({ DATABASE_URL: 'postgres://127.0.0.1:1/store', WORKERS });
    expect(stderr).toMatch(
      /^Cannot use the database: connect ECONNREFUSED 127\.0\.0\.1:1\nCheck that it is running and that DATABASE_URL is correct, .*\n$/,
    );
    expect(code).toBe(1);
  });

  databaseTest('the database does not exist', async ({ database }) => {
    const url = new URL(database.url);
    url.pathname = '/order_store_nowhere';
    const { code, stderr } = await endOf({ DATABASE_URL: url.toString() });
    expect(stderr).toMatch(
      /^Cannot use the database: database "order_store_nowhere" does not exist\n.*\n$/,
    );
    expect(code).toBe(1);
  });
});

describe('a failed start does not print the database password', () => {
  const password = 'hunter2-of-the-database';
  test.for([
    `mysql://ada:${password}@127.0.0.1/store`,
    `ada:${password}@127.0.0.1/store`,
    `postgres://ada:${password}#@127.0.0.1/store`,
    `postgres://ada:${password}%@127.0.0.1:1/store`,
    `postgres://ada:${password}@127.0.0.1:1/store`,
    `postgres://ada:${password}@no-such-host.invalid/store`,
    `postgres://ada:${password}@127.0.0.1:1/store?sslmode=require&sslrootcert=/nope`,
    `postgres:///store?host=/nope&user=ada&password=${password}`,
  ])('%s', async (url) => {
    const { code, printed } = await failToStartApi(url, { LOG_LEVEL: 'trace' });
    expect(code).toBe(1);
    expect(printed).not.toBe('');
    expect(printed).not.toContain(password);
  });
});

describe.each(['1', '2'])('with %s workers', (WORKERS) => {
  // Failure case 40: docs/failure-cases.md
  databaseTest(
    'SIGTERM: answers connections that the process has not accepted yet',
    async ({ database }) => {
      await using api = await startApiProcess(database.url, { WORKERS });
      // Stopped, so that the connections wait in the kernel.
      api.signal('SIGSTOP');
      const port = Number(new URL(api.url).port);
      const talks = await Promise.all(Array.from({ length: 64 }, () => talkTo(port)));
      for (const talk of talks) talk.send('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
      const ended = api.kill('SIGTERM');
      api.signal('SIGCONT');
      const answers = await Promise.all(talks.map((talk) => talk.ended()));
      for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
      expect(await ended).toBe(0);
    },
  );

  // Failure case 40: docs/failure-cases.md
  databaseTest('SIGTERM: answers in-flight requests, then exits with 0', async ({ database }) => {
    const store = await TestStore.open(database);
    const product = await store.product({ stockQuantity: 100 });
    const { token } = await store.staff();
    await using api = await startApiProcess(database.url, { WORKERS });
    const processes = await processesOf(api.pid);
    await using held = await holdProduct(database, product.id);
    const call = (name: string, input: object) =>
      callOverHttp(api.url, name, { type: 'mutation', token, input });
    const calls = [
      call('orders.place', { items: [{ productId: product.id, quantity: 1 }] }),
      ...Array.from({ length: 8 }, () =>
        call('products.adjustStock', { id: product.id, delta: 1, reason: 'delivery' }),
      ),
    ];
    await sessionsThatWait(database, calls.length);

    const ended = api.kill('SIGTERM');
    // Long enough for the shutdown to start, and far below the lock timeout.
    await sleep(1000);
    await held[Symbol.asyncDispose]();

    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 200));
    expect(await ended).toBe(0);
    expect(await listens(api.url)).toBe(false);
    expect(processes).toHaveLength(Number(WORKERS) === 1 ? 1 : Number(WORKERS) + 1);
    expect(processes.filter(isAlive)).toEqual([]);
    expect(await store.stockOf(product)).toBe(107);
    expect(await store.violations()).toEqual([]);
  });

  databaseTest('serves, and exits on SIGINT despite an open connection', async ({ database }) => {
    const env = { WORKERS, STAFF_EMAIL: 'boss@example.com', STAFF_PASSWORD: 'green teapot 7' };
    await using api = await startApiProcess(database.url, env);
    const processes = await processesOf(api.pid);
    const input = { email: env.STAFF_EMAIL, password: env.STAFF_PASSWORD };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        callOverHttp(api.url, 'auth.signIn', { type: 'mutation', input }),
      ),
    );
    for (const { text: body } of answers)
      expect(JSON.parse(body).result.data.user.role).toBe('staff');
    expect(await api.kill('SIGINT')).toBe(0);
    expect(processes.filter(isAlive)).toEqual([]);
  });
});

databaseTest('replaces a crashed worker while the others serve', async ({ database }) => {
  await using api = await startApiProcess(database.url, { WORKERS: '2' });
  const [worker = 0] = (await processesOf(api.pid)).filter((pid) => pid !== api.pid);
  process.kill(worker, 'SIGKILL');
  await expect.poll(() => isAlive(worker), patience).toBe(false);
  expect(await listens(api.url)).toBe(true);
  await expect.poll(async () => (await processesOf(api.pid)).length, patience).toBe(3);
  expect(await api.kill('SIGTERM')).toBe(0);
});

/** Runs the program until it exits. */
async function endOf(env: Environment): Promise<{ code: number; stdout: string; stderr: string }> {
  const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
  const program = spawn(process.execPath, [main], {
    env: { ...process.env, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], stdout, stderr] = await Promise.all([
    once(program, 'exit'),
    text(program.stdout),
    text(program.stderr),
  ]);
  return { code, stdout, stderr };
}

/** A process and its children. */
async function processesOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,comm=']);
  const children = stdout.split('\n').flatMap((line) => {
    const [child, parent, name = ''] = line.trim().split(/\s+/);
    return Number(parent) === pid && name !== 'ps' ? [Number(child)] : [];
  });
  return [pid, ...children];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function listens(url: string): Promise<boolean> {
  return request(`${url}/healthz`).then(
    () => true,
    () => false,
  );
}
