import { readFile, writeFile } from 'node:fs/promises';
import { isReached, type Row } from '../measurement.ts';
import { formatFigure, formatSide, formatTarget } from './table.ts';
import type { Results } from './write-results.ts';

/**
 * Puts the figures between the marks of a Markdown file: so it never tells any that were not seen.
 * @throws {Error} when a mark is missing.
 */
export async function writeReadme(file: URL, results: Results): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, putBetweenMarks(text, formatMarkdown(results)));
}

/** @throws {Error} when a mark is missing. */
export function putBetweenMarks(text: string, content: string): string {
  const [begin, end] = [text.indexOf(beginMark), text.indexOf(endMark)];
  if (begin === -1 || end < begin)
    throw new Error(`There is no place for the figures: ${beginMark} … ${endMark}`);
  return `${text.slice(0, begin)}${beginMark}\n\n${content}\n\n${text.slice(end)}`;
}

const beginMark = '<!-- figures of the last whole run, written by npm run bench -->';
const endMark = '<!-- end of the figures -->';

function formatMarkdown({ measuredAt, conditions, rows }: Results): string {
  const described = Object.entries(conditions).map(([name, value]) => `${name} ${value}`);
  const notes = rows.filter(({ note }) => note !== '').map(({ id, note }) => `- ${id}: ${note}`);
  return [
    `Measured on ${measuredAt.slice(0, 10)}: ${described.join(', ')}.`,
    '',
    ...formatRows([['#', 'what', 'the sides', 'figure', 'target', ''], ...rows.map(cellsOf)]),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

function cellsOf(row: Row): string[] {
  return [
    row.id,
    row.what,
    row.sides.map((side) => `${side.name} ${formatSide(side)}`).join(' : '),
    `**${formatFigure(row)}**`,
    formatTarget(row.target),
    isReached(row) ? '✓' : 'short',
  ];
}

/** With columns of one width, as the formatter writes them: else it would find something to do. */
function formatRows([head = [], ...body]: readonly string[][]): string[] {
  const widths = head.map((name, column) =>
    Math.max(3, name.length, ...body.map((row) => row[column]?.length ?? 0)),
  );
  const join = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [join(head), join(widths.map((width) => '-'.repeat(width))), ...body.map(join)];
}
