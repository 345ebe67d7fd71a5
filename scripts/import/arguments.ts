import { parseArgs } from 'node:util';

export const importUsage = `Usage: npm run import -- FILE.csv [OPTIONS...]

Creates the products of a CSV file, or updates those with an existing SKU. The first line names the columns, in
any order: sku, and any of name, description, price and stock. An empty description removes it; an empty stock
does not change it. New products require a name and a price. Prices look like 29.99. The file must be UTF-8,
separated by commas.

Options
  --row-by-row  import valid rows (default: import nothing if a row has errors)
  --url URL     use the API at URL, as STAFF_EMAIL with STAFF_PASSWORD (default: start an API on the
                database at DATABASE_URL or the embedded one, and stop it afterwards)
  --help        print this help

Exit codes: 0 all rows imported, 1 rows with errors, 2 invalid arguments or file`;

export interface ImportArguments {
  readonly file: string;
  readonly mode: 'all-or-nothing' | 'row-by-row';
  readonly url: string | undefined;
}

/** Returns the arguments, 'help', or an error message. */
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
    if (file === undefined || more.length > 0) return 'Exactly one file is required.';
    if (values.url !== undefined && !/^https?:$/.test(URL.parse(values.url)?.protocol ?? ''))
      return `--url ${values.url}: must be an http or https URL such as http://127.0.0.1:4000.`;
    return {
      file,
      mode: values['row-by-row'] ? 'row-by-row' : 'all-or-nothing',
      url: values.url,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
