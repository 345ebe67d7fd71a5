import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { clientFor, connectionOf } from './open-database.ts';

/**
 * Runs a schema change while no other process changes the schema of this database; other processes wait. Passes the
 * configuration of a connection without timeouts, because building an index on a large table can take long. The lock ends
 * with its connection, even after a crash.
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

/** The configuration of a connection for schema changes. */
export function schemaConnection(url: string): pg.ClientConfig {
  return {
    ...connectionOf({
      url,
      statementTimeoutMs: 0,
      lockTimeoutMs: 0,
      idleInTransactionTimeoutMs: 0,
      applicationName: 'order-store migrations',
    }),
    // Statements may take long, but a server that does not complete a connection is unavailable.
    connectionTimeoutMillis: 15_000,
  };
}

/** Polls instead of blocking: behind a pooler, blocked processes would hold the sessions that the migration needs. */
async function tryToLock(client: pg.Client): Promise<boolean> {
  await client.query('BEGIN');
  const { rows } = await client.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('order-store migrations', 0)) AS locked`,
  );
  if (rows[0]?.locked) return true;
  await client.query('ROLLBACK');
  return false;
}
