import type { Bench } from './bench-context.ts';
import type { Plan } from './plan.ts';
import type { Plot } from './report/plot.ts';

/** Something to measure: a file in `measurements/` and a line in its index. */
export interface Measurement {
  /** The rows of the table that it fills. */
  readonly rows: readonly string[];
  /** What is measured, in a few words. */
  readonly title: string;
  /** How long it takes, roughly, in seconds. */
  readonly estimate: (plan: Plan) => number;
  /** Measured when its rows are asked for, not in a whole run: it takes long. */
  readonly onDemand?: boolean;
  readonly run: (bench: Bench) => Promise<Outcome>;
}

export interface Outcome {
  readonly rows: readonly Row[];
  readonly plots?: readonly Plot[];
}

/** A row of the table: one figure and what it is made of. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly sides: readonly MeasuredSide[];
  /** The ratio of the first two sides, or one measured value. */
  readonly figure: number;
  /** Of the figure; empty for a ratio. */
  readonly unit: string;
  readonly target: Target;
  /** What else there is to know, such as what holds the figure. */
  readonly note: string;
}

export interface MeasuredSide {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly rounds: readonly number[];
}

export type Target =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly above: number };

export function isReached({ figure, target }: Pick<Row, 'figure' | 'target'>): boolean {
  if ('atLeast' in target) return figure >= target.atLeast;
  if ('atMost' in target) return figure <= target.atMost;
  return figure > target.above;
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
