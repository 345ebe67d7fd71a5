import type { LoadResult } from './load/load.ts';
import { medianOf, type MeasuredSide } from './measurement.ts';

/** One of the things that are compared. */
export interface Side<T> {
  readonly name: string;
  readonly measure: () => Promise<T>;
}

/** The rounds of one side. */
export interface Rounds<T> {
  readonly name: string;
  readonly rounds: readonly T[];
}

/**
 * Measures the sides interleaved (A B A B …), so that a drift of the machine affects all of them equally.
 * Returns the rounds of each side, in the order of `sides`.
 */
export async function measureInterleaved<T>(
  sides: readonly Side<T>[],
  rounds: number,
  onRound: (round: number, name: string, result: T) => void,
): Promise<Rounds<T>[]> {
  const measured = sides.map(({ name, measure }) => ({ name, measure, rounds: new Array<T>() }));
  for (let round = 1; round <= rounds; round++) {
    for (const side of measured) {
      const result = await side.measure();
      side.rounds.push(result);
      onRound(round, side.name, result);
    }
  }
  return measured;
}

/** One number per round, and their median. */
export function sideOf<T>(
  { name, rounds }: Rounds<T>,
  unit: string,
  valueOf: (result: T) => number,
): MeasuredSide {
  const values = rounds.map(valueOf);
  return { name, unit, median: medianOf(values), rounds: values };
}

/** Responses per second. */
export function throughputOf(rounds: Rounds<Pick<LoadResult, 'perSecond'>>): MeasuredSide {
  return sideOf(rounds, '/s', ({ perSecond }) => perSecond);
}
