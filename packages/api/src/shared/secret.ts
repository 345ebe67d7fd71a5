import { randomBytes } from 'node:crypto';
import { execute, query, type Database } from '@order-store/db';

/**
 * Reads the random 32-byte key with this name, created on first use. It is stored in the database and shared by all
 * processes.
 */
export async function openSecret({ pool }: Database, name: string): Promise<Buffer> {
  await execute(
    pool,
    `INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`,
    [name, randomBytes(32)],
  );
  const rows = await query<{ value: Buffer }>(pool, `SELECT value FROM secrets WHERE name = $1`, [
    name,
  ]);
  const [secret] = rows;
  if (!secret) throw new Error(`The key "${name}" is missing from the table secrets`);
  return secret.value;
}
