import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { expect } from 'vitest';
import { connectionOf } from './open-database.ts';
import { databaseTest } from './testing/database-test.ts';
import { isConnectionLost } from './transaction/retryable-errors.ts';
import { WatchedPool } from './watched-pool.ts';

const patience = { timeout: 30_000 };

/** A TCP proxy to the database that can drop all data without closing connections. */
async function startTunnel(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => isOpen && to.write(data));
      from.on('error', () => {}).on('close', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const through = new URL(url);
  through.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: through.toString(),
    set isOpen(value: boolean) {
      isOpen = value;
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

databaseTest(
  'fails waiting callers when the database stops responding, rejects new ones, and recovers by itself',
  { timeout: 60_000 },
  async ({ database }) => {
    await using tunnel = await startTunnel(database.url);
    const pool = new WatchedPool(
      { ...connectionOf({ url: tunnel.url }), max: 2, connectionTimeoutMillis: 20_000 },
      { silenceMs: 200, probeMs: 500 },
    );
    pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
    await pool.query('SELECT 1');

    tunnel.isOpen = false;
    const failure: unknown = await pool.query('SELECT 2').catch((error: unknown) => error);
    expect(isConnectionLost(failure)).toBe(true);

    // Rejects without opening a connection.
    await expect.poll(() => pool.totalCount, patience).toBe(0);
    const rejected: unknown = await pool.connect().catch((error: unknown) => error);
    expect(rejected).toMatchObject({ code: 'ETIMEDOUT' });
    expect(isConnectionLost(rejected)).toBe(true);
    expect(pool.totalCount).toBe(0);

    tunnel.isOpen = true;
    const attempt = () =>
      pool.query<{ n: number }>('SELECT 3 AS n').then(
        ({ rows }) => rows[0]?.n,
        () => 'rejected',
      );
    await expect.poll(attempt, patience).toBe(3);
    await pool.end();
  },
);

databaseTest(
  'a slow statement does not count as an unresponsive database',
  async ({ database }) => {
    const pool = new WatchedPool(
      { ...connectionOf({ url: database.url }), max: 1 },
      // Silence far shorter than the statement, and a probe timeout that any machine meets.
      { silenceMs: 100, probeMs: 20_000 },
    );
    const { rows } = await pool.query<{ n: number }>('SELECT 1 AS n FROM pg_sleep(3)');
    expect(rows).toEqual([{ n: 1 }]);
    await pool.end();
  },
);
