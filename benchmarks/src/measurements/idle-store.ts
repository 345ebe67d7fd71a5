import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { medianOf, type Measurement } from '../measurement.ts';
import { apiModule } from '../processes/server-process.ts';
import type { Store } from '../store/open-store.ts';

/** The CPU time that PostgreSQL uses for a store without callers. Requires Linux, and a server on this machine. */
export const idleStore: Measurement = {
  rows: ['23'],
  title: 'an idle store',
  estimate: (plan) => plan.rounds * plan.idleSeconds + 5,
  async run(bench) {
    const { plan, report } = bench;
    const store = await bench.openStore({ users: 1, products: 1 });
    const { pool } = store.database;
    await pool.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET jit = on', current_database()); END $$`,
    );
    await using _ = await bench.startServer(apiModule, store);
    // What the API does at its start.
    await sleep(3000);
    const rounds: number[] = [];
    for (let round = 1; round <= plan.rounds; round++) {
      const before = await readCpu(store);
      await sleep(plan.idleSeconds * 1000);
      const after = await readCpu(store);
      let ticks = 0;
      for (const [pid, used] of after) ticks += used - (before.get(pid) ?? 0);
      rounds.push((ticks / ticksPerSecond / plan.idleSeconds) * 100);
      report.say(`  round ${round}: ${rounds.at(-1)?.toFixed(2)} % of a CPU`);
    }
    const { rows } = await pool.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    );
    const figure = medianOf(rounds);
    return {
      rows: [
        {
          id: '23',
          what: `CPU time of PostgreSQL ${rows[0]?.version} for an idle, empty store, jit = on`,
          sides: [{ name: 'one CPU', unit: '%', median: figure, rounds }],
          figure,
          unit: '%',
          target: { atMost: 1 },
          note: '',
        },
      ],
    };
  },
};

/** `getconf CLK_TCK` on Linux. */
const ticksPerSecond = 100;

/** The CPU time of each connection of a store, except the one that asks, in ticks. */
async function readCpu({ database }: Store): Promise<Map<number, number>> {
  const { rows } = await database.pool.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const used = new Map<number, number>();
  for (const { pid } of rows) {
    // Undefined if the connection has ended since.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (stat === undefined) continue;
    // After the command, whose name may contain blanks: state is the first field, utime and stime the 12th and 13th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    used.set(pid, Number(fields[11]) + Number(fields[12]));
  }
  return used;
}
