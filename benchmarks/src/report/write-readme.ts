import { readFile, writeFile } from 'node:fs/promises';
import type { Row } from '../measurement.ts';
import { isReached } from '../target.ts';
import { formatFigure, formatSide, formatTarget } from './table.ts';
import type { Results } from './write-results.ts';

/**
 * Replaces the figures between the markers of a Markdown file.
 * @throws {Error} if a marker is missing.
 */
export async function writeReadme(file: URL, results: Results): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, replaceFigures(text, formatMarkdown(results)));
}

/** @throws {Error} if a marker is missing. */
export function replaceFigures(text: string, content: string): string {
  const [begin, end] = [text.indexOf(beginMarker), text.indexOf(endMarker)];
  if (begin === -1 || end < begin)
    throw new Error(`The file has no markers for the figures: ${beginMarker} … ${endMarker}`);
  return `${text.slice(0, begin)}${beginMarker}\n\n${content}\n\n${text.slice(end)}`;
}

const beginMarker = '<!-- begin figures: written by npm run bench -->';
const endMarker = '<!-- end figures -->';

function formatMarkdown({ measuredAt, conditions, rows }: Results): string {
  const described = Object.entries(conditions).map(([name, value]) => `${name} ${value}`);
  const notes = rows.filter(({ note }) => note !== '').map(({ id, note }) => `- ${id}: ${note}`);
  const earlier = Object.entries(
    Object.groupBy(
      rows.filter((row) => row.measuredAt !== undefined),
      (row) => row.measuredAt?.slice(0, 10) ?? '',
    ),
  ).map(([date, old = []]) => `- measured on ${date}: ${old.map(({ id }) => id).join(', ')}`);
  return [
    `Measured on ${measuredAt.slice(0, 10)}: ${described.join(', ')}.`,
    '',
    ...formatRows([['#', 'measurement', 'sides', 'figure', 'target', ''], ...rows.map(cellsOf)]),
    ...(notes.length + earlier.length > 0 ? ['', ...notes, ...earlier] : []),
  ].join('\n');
}

function cellsOf(row: Row): string[] {
  return [
    row.id,
    row.what,
    row.sides.map((side) => `${side.name} ${formatSide(side)}`).join(' : '),
    `**${formatFigure(row)}**`,
    formatTarget(row.target),
    isReached(row) ? '✓' : 'missed',
  ];
}

/** Pads the columns as the formatter does, so that it leaves the file unchanged. */
export function formatRows([head = [], ...body]: readonly string[][]): string[] {
  const widths = head.map((name, column) =>
    Math.max(3, name.length, ...body.map((row) => row[column]?.length ?? 0)),
  );
  const join = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [join(head), join(widths.map((width) => '-'.repeat(width))), ...body.map(join)];
}
