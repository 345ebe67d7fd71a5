import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Population } from '../store/population.ts';
import { placeStatementOf } from './place-statement.ts';

interface PgbenchLoad extends Population {
  readonly databaseUrl: string;
  readonly clients: number;
  /** A whole number. */
  readonly seconds: number;
  /** Products per order. */
  readonly lines: number;
}

/** Whether `pgbench` is installed. */
export async function hasPgbench(): Promise<boolean> {
  return run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
}

/**
 * Places orders by the prepared statement, one per transaction, and returns the orders per second.
 * @throws {Error} with pgbench's output if a transaction failed.
 */
export async function runPgbench(load: PgbenchLoad): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-pgbench-'));
  try {
    const script = join(folder, 'place.sql');
    await writeFile(script, scriptOf(load));
    const url = new URL(load.databaseUrl);
    // A process list shows arguments to other users, but not the environment.
    const env = { ...process.env, PGPASSWORD: decodeURIComponent(url.password) };
    url.password = '';
    const { stdout } = await run(
      'pgbench',
      [
        '--no-vacuum',
        '--protocol=prepared',
        // Retries deadlocks.
        '--max-tries=6',
        `--client=${load.clients}`,
        '--jobs=2',
        `--time=${load.seconds}`,
        `--file=${script}`,
        url.toString(),
      ],
      { env },
    );
    const perSecond = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (perSecond === undefined || !/^number of failed transactions: 0 /m.test(stdout))
      throw new Error(`pgbench failed to place some orders:\n${stdout}`);
    return Number(perSecond);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const run = promisify(execFile);

function scriptOf({ users, products, lines }: PgbenchLoad): string {
  const numbers = Array.from({ length: lines }, (_, index) => index + 1);
  // Each step is at most 1/lines of all products, so the products of an order are distinct.
  const step = Math.floor(products.count / lines);
  const pickProduct = (number: number) =>
    number === 1
      ? `\\set place1 random(0, ${products.count - 1})`
      : `\\set place${number} (:place${number - 1} + random(1, ${step})) % ${products.count}`;
  return [
    `\\set user random(${users.first}, ${users.first + users.count - 1})`,
    ...numbers.flatMap((number) => [
      pickProduct(number),
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
