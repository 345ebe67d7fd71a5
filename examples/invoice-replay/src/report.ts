import { leftOutReasons } from './judge-row.ts';
import { formatCents } from './money.ts';
import type { Proof } from './proof.ts';
import type { Survey } from './survey-export.ts';

/** What was in the file and what is in the store. */
export interface Result {
  readonly survey: Survey;
  readonly proof: Proof;
}

const differencesShown = 10;

/** Whether the orders are those of the file, every one and to the cent. */
export function isProved({ survey, proof }: Result): boolean {
  return proof.differences.length === 0 && proof.total === survey.total;
}

/**
 * The result as a table for people, and what it proves. Without `placing`, the time that it took in
 * seconds, it was a dry run.
 */
export function reportLines(
  result: Result & { readonly placing: { readonly seconds: number } | undefined },
): string[] {
  const { survey, proof, placing } = result;
  const leftOut = survey.rows - survey.usedRows;
  const table: Entry[] = [
    ['Rows', count(survey.rows)],
    ['  used', count(survey.usedRows)],
    ['  left out', count(leftOut)],
    ...leftOutReasons.map((reason): [string, string] => [
      `    ${reason}`,
      count(survey.leftOut.get(reason) ?? 0),
    ]),
    ['Invoices', count(survey.lastLines.size)],
    ['Orders', count(proof.orders)],
    ...(placing ? placedEntries(proof) : []),
    ['Lines', count(proof.lines)],
    ['Customers', count(survey.customers.size), survey.customers.has('') ? 'with the guest' : ''],
    ['Products', count(survey.products.size)],
    ...(placing ? [rateEntry(proof, placing.seconds)] : []),
    ['Sum of the rows used', money(survey.total)],
    ['Sum of the orders', money(proof.total)],
  ];
  return [
    ...layOut(table),
    '',
    ...(placing ? verdict(result) : ['A dry run: nothing was placed.']),
  ];
}

/** The first invoices whose orders are not as in the file. */
export function differenceLines({ differences }: Proof): string[] {
  const rest = differences.length - differencesShown;
  return [
    ...differences
      .slice(0, differencesShown)
      .map(({ invoiceNo, what }) => `  Invoice ${invoiceNo}: ${what}`),
    ...(rest > 0 ? [`  and ${count(rest)} more`] : []),
  ];
}

type Entry = [label: string, value: string, note?: string];

function placedEntries(proof: Proof): Entry[] {
  return [
    ['  placed now', count(proof.placedNow)],
    ['  there already', count(proof.placedBefore)],
  ];
}

function rateEntry({ placedNow }: Proof, seconds: number): Entry {
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
  const { survey, proof } = result;
  if (isProved(result)) return ['Proved: the orders are those of the file, equal to the cent.'];
  const difference = proof.total - survey.total;
  return [
    difference === 0n
      ? 'NOT PROVED: the sums are equal, but not every order is as in the file.'
      : `NOT PROVED: the orders are ${money(difference)} away from the file.`,
    ...differenceLines(proof),
  ];
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function money(cents: bigint): string {
  return formatCents(cents).replaceAll(/\B(?=(?:\d{3})+\.)/g, ',');
}
