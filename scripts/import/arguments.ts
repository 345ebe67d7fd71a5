import { parseArgs } from 'node:util';

export const importUsage = `npm run import -- FILE.csv [options]

Creates the products of a CSV file, or changes those whose SKU is there already. The first line names the
columns, in any order: sku, and what is to be set of name, description, price and stock. An empty description
is none; an empty stock leaves it as it is, and any other sets the stock. New products need a name
and a price. Prices are like 29.99, the file is UTF-8 with commas.

Options
  --row-by-row  apply the rows without a problem; else one problem and nothing is changed
  --url URL     talk to the API that runs there, as STAFF_EMAIL with STAFF_PASSWORD; without it one is
                brought up on the database of DATABASE_URL or the embedded one, and ended afterwards
  --help        this text

Exit codes: 0 every row is in the store, 1 there were problems, 2 wrong arguments or no such file`;

export interface ImportArguments {
  readonly file: string;
  readonly mode: 'all-or-nothing' | 'row-by-row';
  readonly url: string | undefined;
}

/** The arguments, 'help', or what is wrong with them. */
export function parseImportArguments(argv: readonly string[]): ImportArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'row-by-row': { type: 'boolean', default: false },
        url: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'Name one file.';
    if (values.url !== undefined && !/^https?:$/.test(URL.parse(values.url)?.protocol ?? ''))
      return `--url ${values.url} is no address of an API, such as http://127.0.0.1:4000.`;
    return {
      file,
      mode: values['row-by-row'] ? 'row-by-row' : 'all-or-nothing',
      url: values.url,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
