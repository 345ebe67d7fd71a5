import { formatFigure, formatRowsOf } from './table.ts';
import type { MeasuredSide, Row } from '../measurement.ts';
import type { Target } from '../target.ts';

/** A measured value before and after, with a value for each round. */
export interface Change {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly target: Target;
  readonly before: Measured;
  readonly after: Measured;
}

interface Measured {
  readonly figure: number;
  readonly rounds: readonly number[];
}

type Verdict = 'better' | 'worse' | 'within noise' | 'unknown';

/** Compares the figures of two runs. Rows that only one of them has are left out. */
export function changesBetween(before: readonly Row[], after: readonly Row[]): Change[] {
  return after.flatMap((row) => {
    const earlier = before.find(({ id }) => id === row.id);
    if (earlier === undefined) return [];
    const { id, what, unit, target } = row;
    return [{ id, what, unit, target, before: measuredOf(earlier), after: measuredOf(row) }];
  });
}

/**
 * `better` or `worse` if every round after is on the same side of every round before, `within noise` if rounds
 * overlap, `unknown` if a side has fewer than two rounds. Without a real difference, three rounds a side are separated
 * in one of ten comparisons and five rounds in one of 126 (the exact two-sided rank-sum test).
 */
export function verdictOf({
  before,
  after,
  target,
}: Omit<Change, 'id' | 'what' | 'unit'>): Verdict {
  if (before.rounds.length < 2 || after.rounds.length < 2) return 'unknown';
  const rose = Math.min(...after.rounds) > Math.max(...before.rounds);
  const fell = Math.max(...after.rounds) < Math.min(...before.rounds);
  if (!rose && !fell) return 'within noise';
  return rose === !('atMost' in target) ? 'better' : 'worse';
}

/** Formats changes as a table for a terminal, with the range of the rounds as noise. */
export function formatChanges(changes: readonly Change[]): string {
  return formatRowsOf([
    ['#', 'measurement', 'before', 'after', 'change', ''],
    ...changes.map((change) => [
      change.id,
      change.what,
      formatMeasured(change.before, change.unit),
      formatMeasured(change.after, change.unit),
      formatChange(change.after.figure / change.before.figure),
      verdictOf(change),
    ]),
  ]);
}

/** `5.86 (5.71–6.02)` */
function formatMeasured({ figure, rounds }: Measured, unit: string): string {
  const text = formatFigure({ figure, unit });
  if (rounds.length < 2) return text;
  const [least, most] = [Math.min(...rounds), Math.max(...rounds)];
  return `${text} (${formatFigure({ figure: least, unit: '' })}–${formatFigure({ figure: most, unit: '' })})`;
}

/** `+4.2 %` */
function formatChange(ratio: number): string {
  const percent = (ratio - 1) * 100;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %`;
}

/** A ratio's rounds are the ratios of the sides' rounds, which are measured one after the other. */
function measuredOf({ figure, unit, sides: [first, second] }: Row): Measured {
  if (unit !== '' || second === undefined) return { figure, rounds: first?.rounds ?? [] };
  return { figure, rounds: pairedRatios(first, second) };
}

function pairedRatios(first: MeasuredSide | undefined, second: MeasuredSide): number[] {
  const ratios = (first?.rounds ?? []).map((value, round) => value / (second.rounds[round] ?? NaN));
  return ratios.filter((ratio) => Number.isFinite(ratio));
}
