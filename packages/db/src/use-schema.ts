import pg from 'pg';
import { withLibpqSsl } from './ssl-mode.ts';

/**
 * Creates a PostgreSQL schema if it does not exist, and returns the database's URL with `search_path` set to it. The
 * store's tables then do not conflict with tables of the host program. Safe to call from several processes at once.
 */
export async function useSchema(databaseUrl: string, schema: string): Promise<string> {
  if (!schemaName.test(schema))
    throw new Error(
      `"${schema}" is not a valid schema name: use lower-case letters, digits and underscores`,
    );
  const client = new pg.Client({ connectionString: withLibpqSsl(databaseUrl) });
  client.on('error', () => {});
  await client.connect();
  try {
    // Without the lock, concurrent CREATE SCHEMA IF NOT EXISTS can fail with a unique violation.
    await client.query(
      `BEGIN;
       SELECT pg_advisory_xact_lock(hashtextextended('order-store schema', 0));
       CREATE SCHEMA IF NOT EXISTS ${schema};
       COMMIT`,
    );
  } finally {
    await client.end();
  }
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options');
  const options = [...(given === null ? [] : [given]), `-c search_path=${schema}`];
  url.searchParams.set('options', options.join(' '));
  return url.toString();
}

/** Names that PostgreSQL accepts without quotes. */
export const schemaName = /^[a-z_][a-z0-9_]{0,62}$/;
