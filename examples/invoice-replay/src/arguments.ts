import { parseArgs } from 'node:util';
import { InputError } from './input-error.ts';

export interface ReplayArguments {
  readonly file: string;
  /** The running API to talk to; without it one is brought up. */
  readonly url: string | undefined;
  readonly dryRun: boolean;
  /** How many orders may be under way at once. */
  readonly concurrency: number;
}

export const usage = `npm run replay -- FILE.csv[.gz] [options]

Places every invoice of a shop's CSV export as an order, through the SDK over HTTP, and proves that
the sum of the orders is that of the file, to the cent. Run again on the same file it places nothing
twice, so after an interruption the same command goes on where the last one ended. One replay at
a time: two would change each other's prices.

The file's first line names its columns, in any order:
InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country

Options
  --url URL        talk to the API that runs there, as STAFF_EMAIL with STAFF_PASSWORD;
                   without it one is brought up on a free port, on the database of
                   DATABASE_URL or the embedded one, and ended afterwards
  --dry-run        read, judge and count only: no API, nothing is placed
  --concurrency N  how many orders are placed at once, 1 to 1000 (64)
  --help           this text

Exit codes: 0 proved to the cent, 1 not, 2 wrong arguments or file, 130 interrupted`;

/**
 * Reads the command's arguments; 'help' when they ask for it.
 *
 * @throws {InputError} naming the argument that is wrong.
 */
export function parseArguments(argv: readonly string[]): ReplayArguments | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (file === undefined) {
    throw new InputError('Which file? npm run replay -- FILE.csv[.gz], or --help.');
  }
  if (others.length > 0) throw new InputError(`One file at a time, not also ${others.join(', ')}.`);
  return {
    file,
    url: values.url === undefined ? undefined : checkedUrl(values.url),
    dryRun: values['dry-run'],
    concurrency: checkedConcurrency(values.concurrency),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        concurrency: { type: 'string', default: '64' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}. See --help.`);
  }
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new InputError(`--url ${text} is no address of an API, such as http://127.0.0.1:4000.`);
  }
  return url.href.replace(/\/+$/, '');
}

function checkedConcurrency(text: string): number {
  const concurrency = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (concurrency < 1 || concurrency > 1000) {
    throw new InputError(`--concurrency ${text} is no whole number from 1 to 1000.`);
  }
  return concurrency;
}
