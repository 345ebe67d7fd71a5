import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Population } from '../store/population.ts';
import { placeStatementOf } from './place-statement.ts';

export interface PgbenchRun extends Population {
  readonly databaseUrl: string;
  readonly clients: number;
  readonly seconds: number;
  readonly lines: number;
}

/** Whether PostgreSQL's own load generator is on this machine. */
export async function hasPgbench(): Promise<boolean> {
  return run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
}

/** Places orders by the prepared statement, one a transaction, and returns how many a second. */
export async function runPgbench(job: PgbenchRun): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-pgbench-'));
  try {
    const script = join(folder, 'place.sql');
    await writeFile(script, scriptOf(job));
    const url = new URL(job.databaseUrl);
    // Other users of the machine see a program's arguments, but not its environment.
    const env = { ...process.env, PGPASSWORD: decodeURIComponent(url.password) };
    url.password = '';
    const { stdout } = await run(
      'pgbench',
      [
        '--no-vacuum',
        '--protocol=prepared',
        // After a deadlock.
        '--max-tries=6',
        `--client=${job.clients}`,
        '--jobs=2',
        `--time=${job.seconds}`,
        `--file=${script}`,
        url.toString(),
      ],
      { env },
    );
    const perSecond = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (perSecond === undefined || !/^number of failed transactions: 0 /m.test(stdout))
      throw new Error(`pgbench did not place every order:\n${stdout}`);
    return Number(perSecond);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const run = promisify(execFile);

function scriptOf({ users, products, lines }: PgbenchRun): string {
  const numbers = Array.from({ length: lines }, (_, index) => index + 1);
  // Each product is less than a `lines`th of all further on than the one before: so no two are the same.
  const step = Math.floor(products.count / lines);
  const drawProduct = (number: number) =>
    number === 1
      ? `\\set place1 random(0, ${products.count - 1})`
      : `\\set place${number} (:place${number - 1} + random(1, ${step})) % ${products.count}`;
  return [
    `\\set user random(${users.first}, ${users.first + users.count - 1})`,
    ...numbers.flatMap((number) => [
      drawProduct(number),
      `\\set product${number} ${products.first} + :place${number}`,
      `\\set quantity${number} random(1, 5)`,
    ]),
    `${placeStatementOf(
      ':user',
      numbers.map((number) => `:product${number}`),
      numbers.map((number) => `:quantity${number}`),
    )};`,
  ].join('\n');
}
