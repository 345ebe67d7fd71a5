import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { clientFor, connectionOf } from './open-database.ts';

/**
 * Runs work that changes the schema while no other process does so with this database; who comes later waits.
 * The work gets the settings for a connection without timeouts, since building an index on a large table may
 * take long. When this process dies, the lock is gone with its connection.
 */
export async function holdMigrationLock<T>(
  url: string,
  work: (connection: pg.ClientConfig) => Promise<T>,
): Promise<T> {
  const connection = schemaConnection(url);
  const Client = clientFor(url);
  const lock = new Client(connection);
  lock.on('error', () => {});
  await lock.connect();
  try {
    while (!(await tryToLock(lock))) await sleep(100);
    return await work(connection);
  } finally {
    await lock.end();
  }
}

/** How to connect for work on the schema. */
export function schemaConnection(url: string): pg.ClientConfig {
  return {
    ...connectionOf({
      url,
      statementTimeoutMs: 0,
      lockTimeoutMs: 0,
      idleInTransactionTimeoutMs: 0,
      applicationName: 'order-store migrations',
    }),
    // Work may take long; a server that takes a connection and says nothing is away.
    connectionTimeoutMillis: 15_000,
  };
}

/** Asked again rather than waited for: behind a pooler, those who wait would hold the sessions that the one who works needs. */
async function tryToLock(client: pg.Client): Promise<boolean> {
  await client.query('BEGIN');
  const { rows } = await client.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('order-store migrations', 0)) AS locked`,
  );
  if (rows[0]?.locked) return true;
  await client.query('ROLLBACK');
  return false;
}
