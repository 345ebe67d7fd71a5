import type { Database } from '@order-store/db';

/** Every row of every table as text, a line each, to check that a call has written nothing. */
export async function contentsOf({ pool }: Database): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  const selects = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, COALESCE(string_agg(row::text, E'\n' ORDER BY row::text), '') AS rows FROM ${name} row`,
  );
  const { rows } = await pool.query<{ name: string; rows: string }>(
    `${selects.join(' UNION ALL ')} ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, rows: text }) => [name, text]));
}
