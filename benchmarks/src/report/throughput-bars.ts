import type { LoadResult } from '../load/load.ts';
import { throughputOf, type Rounds } from '../measure-interleaved.ts';
import type { BarPlot } from './plot.ts';

/** Orders per second of each side. */
export function throughputBars(
  file: string,
  title: string,
  sides: readonly Rounds<Pick<LoadResult, 'perSecond'>>[],
): BarPlot {
  return {
    kind: 'bars',
    file,
    title,
    subtitle: 'bars: median, dots: rounds',
    label: 'orders per second',
    bars: sides.map((side) => {
      const { name, median, rounds } = throughputOf(side);
      return { name, median, rounds };
    }),
  };
}
