import { parseArgs } from 'node:util';

export const importUsage = `Usage: npm run import -- FILE.csv [OPTIONS...]

Creates the products of a CSV file, or updates those with the same SKU. The first line names the columns, in any
order: sku, and any of name, description, price, stock and archived. An empty description clears it; an empty stock
leaves the stock unchanged, and a number replaces it; archived is yes, no, or empty to leave it unchanged. New products need a name and a price. The file is UTF-8; columns are
separated by commas, semicolons or tabs; prices are written as 29.99 or 29,99.

The store applies the file in the background, even if this command is interrupted.

Options
  --preview     print what would change, and change nothing
  --row-by-row  skip rows with errors; by default one error rejects the whole file
  --follow ID   wait for an import that was started before, instead of FILE.csv
  --url URL     use the store at this URL, as STAFF_EMAIL with STAFF_PASSWORD; by default a store is started
                on the database of DATABASE_URL, or on the embedded one, and stopped afterwards
  --help        print this help

Exit codes: 0 every row was imported, 1 there were errors in rows, 2 wrong arguments or an unreadable file`;

export interface ImportArguments {
  readonly task:
    | { readonly file: string }
    | { readonly preview: string }
    | { readonly follow: string };
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
        preview: { type: 'boolean', default: false },
        'row-by-row': { type: 'boolean', default: false },
        follow: { type: 'string' },
        url: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const { preview, follow, url } = values;
    const [file, ...more] = positionals;
    if (more.length > 0 || (file === undefined) === (follow === undefined))
      return 'Name one file, or an import with --follow.';
    if (preview && file === undefined) return 'Name the file to preview.';
    if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      return `--url must be the URL of a store, such as http://127.0.0.1:4000, not ${url}.`;
    return {
      task: taskOf(file, follow, preview),
      mode: values['row-by-row'] ? 'row-by-row' : 'all-or-nothing',
      url,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function taskOf(
  file: string | undefined,
  follow: string | undefined,
  preview: boolean,
): ImportArguments['task'] {
  if (file === undefined) return { follow: follow ?? '' };
  return preview ? { preview: file } : { file };
}
