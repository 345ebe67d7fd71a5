import type { MeasuredSide, Row } from '../measurement.ts';
import { isReached, type Target } from '../target.ts';
import { thousands } from './reporter.ts';

/** Formats the rows as a table for a terminal. */
export function formatTable(rows: readonly Row[]): string {
  const head = ['#', 'measurement', 'sides', 'figure', 'target', ''];
  const cells = rows.map((row) => [
    row.id,
    row.what,
    row.sides.map(formatSide).join(' : '),
    formatFigure(row),
    formatTarget(row.target),
    isReached(row) ? 'met' : 'MISSED',
  ]);
  const notes = rows.flatMap(({ id, note }) => (note === '' ? [] : [`${id}: ${note}`]));
  return [formatRowsOf([head, ...cells]), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

/** Aligns columns. The first row is the header. */
export function formatRowsOf(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const [header = '', ...body] = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [header, '─'.repeat(header.length), ...body].join('\n');
}

/** `2,200/s` or `1.81 ms` */
export function formatSide({ median, unit }: MeasuredSide): string {
  const number = median >= 100 ? thousands(median) : median.toPrecision(3);
  return unit.startsWith('/') ? `${number}${unit}` : `${number} ${unit}`;
}

/** `5.12` or `143 MiB` */
export function formatFigure({ figure, unit }: Pick<Row, 'figure' | 'unit'>): string {
  const number = figure >= 100 ? thousands(figure) : figure.toFixed(2);
  return unit === '' ? number : `${number} ${unit}`;
}

export function formatTarget(target: Target): string {
  if ('atLeast' in target) return `≥ ${target.atLeast}`;
  if ('atMost' in target) return `≤ ${target.atMost}`;
  return `> ${target.above}`;
}
