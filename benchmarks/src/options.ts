import { parseArgs } from 'node:util';
import { fullPlan, quickPlan, type Plan } from './plan.ts';

export interface Options {
  readonly help: boolean;
  readonly plan: Plan;
  /** The rows to measure; all without it. */
  readonly only: readonly string[] | undefined;
  /** Also measure the rows that are measured on demand. */
  readonly all: boolean;
  /** Compare this checkout with a commit instead of with the alternatives. */
  readonly compare: string | undefined;
  /** Print the CPU time of a call in each part of the system instead. */
  readonly budget: boolean;
  readonly quick: boolean;
  /** Replace the rows in the published results. */
  readonly merge: boolean;
  readonly profile: boolean;
}

/** Invalid command line. The message says how to fix it. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** @throws {OptionsError} */
export function readOptions(args: readonly string[], rows: readonly string[]): Options {
  const { values } = parse(args);
  const plan = values.quick ? quickPlan : fullPlan;
  const only = values.only?.split(',').map((row) => row.trim());
  const unknown = only?.filter((row) => !rows.includes(row)) ?? [];
  if (unknown.length > 0)
    throw new OptionsError(`Unknown row ${unknown.join(', ')}. Rows: ${rows.join(', ')}`);
  if (values.rounds !== undefined && !/^[1-9]\d?$/.test(values.rounds))
    throw new OptionsError('--rounds must be a whole number from 1 to 99');
  if (values.merge && (values.quick || only === undefined))
    throw new OptionsError('--merge requires --only and cannot be combined with --quick');
  if (values.all && only !== undefined)
    throw new OptionsError('--all and --only cannot be combined');
  if (values.compare !== undefined && (values.merge || values.profile))
    throw new OptionsError('--compare cannot be combined with --merge or --profile');
  if (values.budget && (values.compare !== undefined || values.profile || only !== undefined))
    throw new OptionsError('--budget cannot be combined with --only, --compare or --profile');
  return {
    help: values.help,
    plan: values.rounds === undefined ? plan : { ...plan, rounds: Number(values.rounds) },
    only,
    all: values.all,
    compare: values.compare,
    budget: values.budget,
    quick: values.quick,
    merge: values.merge,
    profile: values.profile,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        only: { type: 'string' },
        all: { type: 'boolean', default: false },
        compare: { type: 'string' },
        rounds: { type: 'string' },
        budget: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        merge: { type: 'boolean', default: false },
        profile: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
