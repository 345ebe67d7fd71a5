import type { Database } from '@order-store/db';

/** Every row of every table as text, to check that a call has written nothing. */
export async function contentsOf({ pool }: Database): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  const contents: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ rows: string }>(
      `SELECT COALESCE(string_agg(row::text, E'\n' ORDER BY row::text), '') AS rows FROM ${name} row`,
    );
    contents[name] = rows[0]?.rows ?? '';
  }
  return contents;
}
