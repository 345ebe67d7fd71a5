import type { LoadResult } from '../load/load.ts';
import { throughputOf, type Rounds } from '../measure-in-turn.ts';
import type { BarPlot } from './plot.ts';

/** One bar a side: orders a second. */
export function throughputBars(
  file: string,
  title: string,
  sides: readonly Rounds<Pick<LoadResult, 'perSecond'>>[],
): BarPlot {
  return {
    kind: 'bars',
    file,
    title,
    subtitle: 'median of the rounds, which are the dots',
    label: 'orders a second',
    bars: sides.map((side) => {
      const { name, median, rounds } = throughputOf(side);
      return { name, median, rounds };
    }),
  };
}
