import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface ChaosArguments {
  readonly minutes: number;
  readonly seed: string;
  readonly customers: number;
  /** The report's folder. */
  readonly folder: string;
  /** Only print the planned faults. */
  readonly planOnly: boolean;
}

export const usage = `Usage: npm run chaos -- [OPTIONS...]

Starts a separate store (PostgreSQL in a temporary folder, two APIs, proxies in front of both) and injects faults:
processes are killed and frozen, PostgreSQL crashes, connections break, stall and slow down, tables are locked,
clocks jump, the disk fills up. Meanwhile customers and staff call every procedure through the SDK and record the
results. At the end the store must match the record: every acknowledged order exists exactly once, stock and
histories are correct, streams and webhooks delivered every event, and the invariants hold.

Options
  --minutes N      duration, fractions allowed (default 1)
  --seed S         seed of the faults and calls (default: random)
  --customers N    number of concurrent customers, in addition to two staff members (default 8)
  --report FOLDER  folder for report.md and timeline.svg (default chaos-report)
  --plan           print the planned faults and exit
  --help           print this help

Exit codes: 0 no problems, 1 problems (printed with the seed), 2 invalid arguments, 130 interrupted`;

export class ArgumentError extends Error {}

/** @throws {ArgumentError} naming the invalid argument. */
export function parseArguments(argv: readonly string[]): ChaosArguments | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= 10_000))
    throw new ArgumentError(`--minutes ${values.minutes}: must be a number of minutes above 0.`);
  if (!/^[\w-]{1,50}$/.test(values.seed))
    throw new ArgumentError(`--seed ${values.seed}: must be 1 to 50 letters and digits.`);
  const customers = /^\d{1,3}$/.test(values.customers) ? Number(values.customers) : 0;
  if (customers < 1 || customers > 200)
    throw new ArgumentError(
      `--customers ${values.customers}: must be a whole number from 1 to 200.`,
    );
  return { minutes, seed: values.seed, customers, folder: values.report, planOnly: values.plan };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        minutes: { type: 'string', default: '1' },
        seed: { type: 'string', default: String(randomInt(1_000_000_000)) },
        customers: { type: 'string', default: '8' },
        report: { type: 'string', default: 'chaos-report' },
        plan: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(
      `${error instanceof Error ? error.message : String(error)}. See --help.`,
    );
  }
}
