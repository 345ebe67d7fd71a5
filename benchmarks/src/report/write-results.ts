import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { drawPlot } from './draw-plot.ts';
import type { Plot } from './plot.ts';
import type { Row } from '../measurement.ts';
import { isReached } from '../target.ts';

/** The results of one run. */
export interface Results {
  readonly measuredAt: string;
  readonly conditions: Readonly<Record<string, string | number>>;
  readonly rows: readonly Row[];
  readonly plots: readonly Plot[];
}

/** Writes results.json and an SVG per plot into the folder. Other plots' files stay. */
export async function writeResults(folder: URL, results: Results): Promise<void> {
  await mkdir(folder, { recursive: true });
  const rows = results.rows.map((row) => ({ ...row, reached: isReached(row) }));
  await writeFile(
    new URL(fileName, folder),
    `${JSON.stringify({ ...results, rows }, undefined, 2)}\n`,
  );
  for (const plot of results.plots) {
    await writeFile(new URL(`${plot.file}.svg`, folder), await drawPlot(plot));
  }
}

/** Reads the folder's results, if there are any. */
export async function readResults(folder: URL): Promise<Results | undefined> {
  const file = new URL(fileName, folder);
  if (!existsSync(file)) return undefined;
  const results: Results = JSON.parse(await readFile(file, 'utf8'));
  return results;
}

/** Returns older results with newer rows and plots in their place. Rows that stay keep the date of their run. */
export function mergeResults(older: Results | undefined, newer: Results): Results {
  if (older === undefined) return newer;
  const ids = new Set(newer.rows.map(({ id }) => id));
  const files = new Set(newer.plots.map((plot) => plot.file));
  const kept = older.rows
    .filter(({ id }) => !ids.has(id))
    .map((row) => ({ ...row, measuredAt: row.measuredAt ?? older.measuredAt }));
  return {
    ...newer,
    rows: [...kept, ...newer.rows].toSorted(byId),
    plots: [...older.plots.filter((plot) => !files.has(plot.file)), ...newer.plots],
  };
}

export function byId(a: Pick<Row, 'id'>, b: Pick<Row, 'id'>): number {
  return compareIds(a.id, b.id);
}

/** 2 before 2b before 10. */
export function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

const fileName = 'results.json';
