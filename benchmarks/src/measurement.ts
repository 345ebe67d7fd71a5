import type { Bench } from './bench-context.ts';
import type { Plan } from './plan.ts';
import type { Plot } from './report/plot.ts';
import type { Target } from './target.ts';

/** A file in `measurements/` and an entry in its index. */
export interface Measurement {
  /** The ids of the table rows that it fills. */
  readonly rows: readonly string[];
  readonly title: string;
  /** Takes minutes, mostly to fill the database. Runs with `--all` or `--only`. */
  readonly onDemand?: boolean;
  /** Estimated duration in seconds. */
  readonly estimate: (plan: Plan) => number;
  readonly run: (bench: Bench) => Promise<Outcome>;
}

export interface Outcome {
  readonly rows: readonly Row[];
  readonly plots?: readonly Plot[];
}

/** A row of the table: a figure and the measured sides that it is computed from. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly sides: readonly MeasuredSide[];
  /** The ratio of the two sides, or one measured value. */
  readonly figure: number;
  /** The figure's unit; empty for a ratio. */
  readonly unit: string;
  readonly target: Target;
  readonly note: string;
  /** When it was measured, in a table of several runs. */
  readonly measuredAt?: string;
}

export interface MeasuredSide {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly rounds: readonly number[];
}

/** A row whose figure is the first side's median divided by the second's. */
export function ratioRow(
  row: Omit<Row, 'figure' | 'unit' | 'sides' | 'note'> & { readonly note?: string },
  first: MeasuredSide,
  second: MeasuredSide,
): Row {
  return {
    note: '',
    ...row,
    sides: [first, second],
    figure: first.median / second.median,
    unit: '',
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
}
