import { cpus, totalmem } from 'node:os';
import pg from 'pg';
import type { Plan } from './plan.ts';

/** The machine, the versions and the settings of a run. */
export type Conditions = Readonly<Record<string, string | number>>;

export async function readConditions(serverUrl: string, plan: Plan): Promise<Conditions> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; value: string }>(
      `SELECT name, current_setting(name) AS value FROM unnest($1::text[]) name`,
      [settings],
    );
    return {
      processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      system: `${process.platform} ${process.arch}`,
      node: process.version,
      ...Object.fromEntries(rows.map(({ name, value }) => [name, value])),
      rounds: plan.rounds,
      roundSeconds: plan.roundSeconds,
    };
  } finally {
    await client.end();
  }
}

/** An error message if the server does not commit durably, otherwise undefined. */
export function durabilityError(conditions: Conditions): string | undefined {
  const off = ['fsync', 'synchronous_commit'].filter((name) => conditions[name] !== 'on');
  if (off.length === 0) return undefined;
  return `Set ${off.join(' and ')} to on: without durable commits the figures are not comparable`;
}

const settings = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
  'max_wal_size',
  'checkpoint_timeout',
  'max_connections',
];
