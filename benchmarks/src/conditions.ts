import { mkdir, open, rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import pg from 'pg';
import { medianOf } from './measurement.ts';
import type { Plan } from './plan.ts';
import { dataFolder } from './store/open-server.ts';

/** The machine, the versions and the settings of a run. */
type Conditions = Readonly<Record<string, string | number>> & {
  /** Median milliseconds of a flush of 8 kB. */
  readonly flushMilliseconds: number;
};

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
      flushMilliseconds: Number((await measureFlush()).toFixed(2)),
      ...Object.fromEntries(rows.map(({ name, value }) => [name, value])),
      rounds: plan.rounds,
      roundSeconds: plan.roundSeconds,
    };
  } finally {
    await client.end();
  }
}

/**
 * Median milliseconds to write a page of 8 kB and flush it with fdatasync, on the file system of the embedded server.
 * A COMMIT waits for such a flush, so the storage decides how much batching gains.
 */
async function measureFlush(): Promise<number> {
  await mkdir(dataFolder, { recursive: true });
  const path = new URL('flush-test', dataFolder);
  const page = Buffer.alloc(8192, 1);
  await using file = await open(path, 'w');
  const times: number[] = [];
  for (let write = 0; write < 200; write++) {
    const start = performance.now();
    await file.write(page, 0, page.length, (write % 64) * page.length);
    await file.datasync();
    times.push(performance.now() - start);
  }
  await rm(path);
  return medianOf(times);
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
