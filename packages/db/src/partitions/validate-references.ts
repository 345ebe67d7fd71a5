import type { Pool } from 'pg';

/**
 * Has PostgreSQL read through those that refer to the cut tables by a foreign key that was moved, so that it
 * knows of the rows of before what holds for new ones already. Writers go on meanwhile.
 */
export async function validateReferences(
  pool: Pool,
  onProgress: (step: string, done: number) => void,
): Promise<void> {
  const { rows } = await pool.query<{ table: string; name: string }>(unvalidated);
  for (const { table, name } of rows) {
    onProgress(`looking through ${table}`, 0);
    await pool.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`);
  }
}

const unvalidated = `
SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name
FROM pg_constraint
WHERE contype = 'f' AND NOT convalidated AND conparentid = 0
  AND confrelid IN (to_regclass('orders'), to_regclass('order_items'), to_regclass('order_events'))
ORDER BY 1`;
