import { parseArgs } from 'node:util';
import { InputError } from './input-error.ts';

export interface ReplayArguments {
  readonly file: string;
  /** The URL of a running API; undefined starts one. */
  readonly url: string | undefined;
  readonly dryRun: boolean;
  /** Maximum number of concurrent orders. */
  readonly concurrency: number;
}

export const usage = `Usage: npm run replay -- FILE.csv[.gz] [OPTIONS...]

Places every invoice of a shop's CSV export as an order, through the SDK over HTTP, and verifies that the orders
add up to the file's total, to the cent. A second run on the same file places nothing twice, so an interrupted run
can be continued with the same command. Run one replay at a time: two would change each other's prices.

The first line names the columns, in any order:
InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country

Options
  --url URL        use the API at URL, as STAFF_EMAIL with STAFF_PASSWORD (default: start an API on
                   the database at DATABASE_URL or the embedded one, and stop it afterwards)
  --dry-run        parse and count only, without an API
  --concurrency N  maximum number of concurrent orders, 1 to 1000 (default 64)
  --help           print this help

Exit codes: 0 verified, 1 not verified, 2 invalid arguments or file, 130 interrupted`;

/**
 * Parses the command's arguments; returns 'help' for --help.
 *
 * @throws {InputError} naming the invalid argument.
 */
export function parseArguments(argv: readonly string[]): ReplayArguments | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (file === undefined) {
    throw new InputError('Missing file: npm run replay -- FILE.csv[.gz]. See --help.');
  }
  if (others.length > 0)
    throw new InputError(`Only one file is allowed, but got ${others.join(', ')} too.`);
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
    throw new InputError(
      `--url ${text}: must be an http or https URL such as http://127.0.0.1:4000.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function checkedConcurrency(text: string): number {
  const concurrency = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (concurrency < 1 || concurrency > 1000) {
    throw new InputError(`--concurrency ${text}: must be a whole number from 1 to 1000.`);
  }
  return concurrency;
}
