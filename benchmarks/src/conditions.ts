import { cpus, totalmem } from 'node:os';
import pg from 'pg';
import type { Plan } from './plan.ts';

/** Where and how it is measured, for whoever reads the figures. */
export async function readConditions(
  serverUrl: string,
  plan: Plan,
): Promise<Record<string, string | number>> {
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
      secondsEach: plan.roundSeconds,
    };
  } finally {
    await client.end();
  }
}

/** Why these figures would mean nothing, if the server does not keep what it was told; else undefined. */
export function whyForgetful(
  conditions: Readonly<Record<string, string | number>>,
): string | undefined {
  const off = ['fsync', 'synchronous_commit'].filter((name) => conditions[name] !== 'on');
  if (off.length === 0) return undefined;
  return `${off.join(' and ')} must be on in the PostgreSQL that is measured, else it forgets orders in a crash`;
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
