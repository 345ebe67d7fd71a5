import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@order-store/db';
import { expect, test } from 'vitest';

// Each of these processes creates a PostgreSQL server.
test.for(['close', 'throw', 'exit', 'SIGKILL'] as const)(
  'leaves nothing behind when a test run ends by %s',
  async (ending) => {
    const child = spawn(process.execPath, [program, ending], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const exited = once(child, 'exit');
    const [databaseUrl] = await once(createInterface(child.stdout), 'line');
    const folder = await folderOf(databaseUrl);
    child.stdin.end('go on\n');
    if (ending === 'SIGKILL') child.kill('SIGKILL');
    await exited;
    await expect.poll(() => existsSync(folder), { timeout: 30_000 }).toBe(false);
    await expect(folderOf(databaseUrl)).rejects.toThrow('ECONNREFUSED');
  },
);

/** The data directory of the server. */
async function folderOf(databaseUrl: string): Promise<string> {
  await using database = openDatabase({ url: databaseUrl });
  const { rows } = await database.pool.query<{ folder: string }>(
    `SELECT current_setting('data_directory') AS folder`,
  );
  return rows[0]?.folder ?? '';
}

const program = fileURLToPath(new URL('../../testing/test-store-process.ts', import.meta.url));
