import type { Pool, PoolClient } from 'pg';

/**
 * Runs work in one transaction in which the tables have no foreign keys and no indexes other than the primary
 * key, and recreates them before it commits: building an index over millions of rows is much faster than
 * maintaining it during the inserts.
 */
export async function withoutIndexes(
  pool: Pool,
  tables: readonly string[],
  work: (client: PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '64MB'`);
    const { rows } = await client.query<Dropped>(droppableSql, [tables]);
    for (const { drop } of rows) await client.query(drop);
    await work(client);
    for (const { restore } of rows) await client.query(restore);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

interface Dropped {
  readonly drop: string;
  readonly restore: string;
}

const droppableSql = `
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS restore
FROM pg_constraint WHERE conrelid = ANY ($1::text[]::regclass[]) AND contype IN ('f', 'u')
UNION ALL
SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
FROM pg_index
WHERE indrelid = ANY ($1::text[]::regclass[])
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))`;
