import { skipReasons } from './parse-row.ts';
import { formatCents } from './money.ts';
import type { Reconciliation } from './reconciliation.ts';
import type { ExportSummary } from './summarize-export.ts';

export interface Result {
  readonly summary: ExportSummary;
  readonly reconciliation: Reconciliation;
}

const differencesShown = 10;

/** Whether every order matches the file and the totals are equal. */
export function isReconciled({ summary, reconciliation }: Result): boolean {
  return reconciliation.differences.length === 0 && reconciliation.total === summary.total;
}

/**
 * Formats the result as a table with a verdict. `placing` is undefined for a dry run.
 */
export function reportLines(
  result: Result & { readonly placing: { readonly seconds: number } | undefined },
): string[] {
  const { summary, reconciliation, placing } = result;
  const skipped = summary.rows - summary.usedRows;
  const table: Entry[] = [
    ['Rows', count(summary.rows)],
    ['  used', count(summary.usedRows)],
    ['  skipped', count(skipped)],
    ...skipReasons.map((reason): [string, string] => [
      `    ${reason}`,
      count(summary.skipped.get(reason) ?? 0),
    ]),
    ['Invoices', count(summary.lastLines.size)],
    ['Orders', count(reconciliation.orders)],
    ...(placing ? placedEntries(reconciliation) : []),
    ['Lines', count(reconciliation.lines)],
    [
      'Customers',
      count(summary.customers.size),
      summary.customers.has('') ? 'including the guest' : '',
    ],
    ['Products', count(summary.products.size)],
    ...(placing ? [rateEntry(reconciliation, placing.seconds)] : []),
    ['Total of the used rows', money(summary.total)],
    ['Total of the orders', money(reconciliation.total)],
  ];
  return [...layOut(table), '', ...(placing ? verdict(result) : ['Dry run: nothing was placed.'])];
}

/** Lists the first invoices whose orders differ from the file. */
export function differenceLines({ differences }: Reconciliation): string[] {
  const rest = differences.length - differencesShown;
  return [
    ...differences
      .slice(0, differencesShown)
      .map(({ invoiceNo, what }) => `  Invoice ${invoiceNo}: ${what}`),
    ...(rest > 0 ? [`  and ${count(rest)} more`] : []),
  ];
}

type Entry = [label: string, value: string, note?: string];

function placedEntries(reconciliation: Reconciliation): Entry[] {
  return [
    ['  placed now', count(reconciliation.placedNow)],
    ['  placed before', count(reconciliation.placedBefore)],
  ];
}

function rateEntry({ placedNow }: Reconciliation, seconds: number): Entry {
  return ['Orders per second', (placedNow / seconds).toFixed(1), `in ${seconds.toFixed(1)} s`];
}

function layOut(table: Entry[]): string[] {
  const labels = Math.max(...table.map(([label]) => label.length));
  const values = Math.max(...table.map(([, value]) => value.length));
  return table.map(([label, value, note = '']) =>
    `  ${label.padEnd(labels)}  ${value.padStart(values)}  ${note}`.trimEnd(),
  );
}

function verdict(result: Result): string[] {
  const { summary, reconciliation } = result;
  if (isReconciled(result)) return ['Verified: the orders match the file, to the cent.'];
  const difference = reconciliation.total - summary.total;
  return [
    difference === 0n
      ? 'NOT VERIFIED: the totals are equal, but some orders differ from the file.'
      : `NOT VERIFIED: the orders differ from the file by ${money(difference)}.`,
    ...differenceLines(reconciliation),
  ];
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function money(cents: bigint): string {
  return formatCents(cents).replaceAll(/\B(?=(?:\d{3})+\.)/g, ',');
}
