import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';

/** CPU time in microseconds: of a process's main thread, and of its other threads together. Requires Linux. */
export async function cpuTimeOf(pid: number): Promise<{ main: number; others: number }> {
  const used = { main: 0, others: 0 };
  for (const thread of await readdir(`/proc/${pid}/task`))
    used[thread === `${pid}` ? 'main' : 'others'] += await readThread(`${pid}/task/${thread}`);
  return used;
}

export interface ProcessTime {
  readonly kind: string;
  readonly microseconds: number;
}

/** CPU time of each of the server's processes, by id. Connections to other databases are left out. */
export async function databaseCpuTime(pool: Pool): Promise<ReadonlyMap<number, ProcessTime>> {
  const { rows } = await pool.query<{ pid: number; kind: string }>(
    `SELECT pid, backend_type AS kind FROM pg_stat_activity
     WHERE (datname IS NULL OR datname = current_database()) AND pid <> pg_backend_pid()`,
  );
  const times = new Map<number, ProcessTime>();
  for (const { pid, kind } of rows)
    times.set(pid, { kind, microseconds: await readThread(`${pid}`) });
  return times;
}

/** Zero if it has ended. */
async function readThread(path: string): Promise<number> {
  const text = await readFile(`/proc/${path}/schedstat`, 'utf8').catch(() => '0');
  return Number(text.split(' ')[0]) / 1000;
}
