import type { Pool, PoolClient } from 'pg';

/**
 * Runs work in one transaction in which the tables have neither foreign keys nor indexes but that of their
 * primary key, and puts the same ones back before it commits: making an index over millions of rows takes a
 * fraction of what it takes to keep it while they are written.
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
    const { rows } = await client.query<Removed>(removableSql, [tables]);
    for (const { remove } of rows) await client.query(remove);
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

interface Removed {
  readonly remove: string;
  readonly restore: string;
}

const removableSql = `
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS remove,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS restore
FROM pg_constraint WHERE conrelid = ANY ($1::text[]::regclass[]) AND contype IN ('f', 'u')
UNION ALL
SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
FROM pg_index
WHERE indrelid = ANY ($1::text[]::regclass[])
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))`;
