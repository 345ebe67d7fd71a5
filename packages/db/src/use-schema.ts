import pg from 'pg';

/**
 * Makes a PostgreSQL schema if it is not there, and gives the URL of the same database whose sessions see
 * that schema alone: a store in it may have tables of the same names as those of the program around it. Any
 * number of processes may do it at once. The name has lower-case letters, digits and underscores.
 */
export async function useSchema(databaseUrl: string, schema: string): Promise<string> {
  if (!schemaName.test(schema)) throw new Error(`"${schema}" is no name for a schema`);
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    // Two that create it at once would collide, IF NOT EXISTS or not.
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

/** What PostgreSQL takes without quotes. */
export const schemaName = /^[a-z_][a-z0-9_]{0,62}$/;
