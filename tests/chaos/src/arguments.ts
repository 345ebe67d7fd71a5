import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface ChaosArguments {
  readonly minutes: number;
  readonly seed: string;
  readonly customers: number;
  /** Where the report goes. */
  readonly folder: string;
  /** Only print the plan of faults. */
  readonly planOnly: boolean;
}

export const usage = `Usage: npm run chaos -- [OPTIONS...]

Runs a store of its own (PostgreSQL in a temporary folder, two APIs, one of them with two workers, a proxy before
the database and one before the APIs) and breaks it all the time: processes are killed and frozen, PostgreSQL
crashes, connections are cut, stalled and slow, tables are locked, clocks jump, the disk fills up. Meanwhile
customers and staff use every part of it through the SDK and remember what they were told. In the end the store
has to agree with them: every acknowledged order is there once, every stock and history is right, who watched
missed nothing, webhooks were told all that happened although their receiver fails now and then, and the
invariants hold.

Options
  --minutes N     how long (1; fractions are fine)
  --seed S        the same seed plans the same faults and the same calls (a new one each time)
  --customers N   how many order at once, besides two of the staff (8)
  --report FOLDER where report.md and timeline.svg go (chaos-report)
  --plan          print the faults of this seed, and do nothing
  --help          this text

Exit codes: 0 all is as it must be, 1 it is not (the seed and what broke are printed), 2 wrong arguments,
130 interrupted`;

export class ArgumentError extends Error {}

/** @throws {ArgumentError} naming the argument that is wrong. */
export function parseArguments(argv: readonly string[]): ChaosArguments | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= 10_000))
    throw new ArgumentError(`--minutes ${values.minutes} is no number of minutes above 0.`);
  if (!/^[\w-]{1,50}$/.test(values.seed))
    throw new ArgumentError(`--seed ${values.seed} must be 1 to 50 letters and digits.`);
  const customers = /^\d{1,3}$/.test(values.customers) ? Number(values.customers) : 0;
  if (customers < 1 || customers > 200)
    throw new ArgumentError(`--customers ${values.customers} is no whole number from 1 to 200.`);
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
