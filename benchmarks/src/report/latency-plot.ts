import type { LoadResult } from '../load/load.ts';
import { sideOf, type Rounds } from '../measure-in-turn.ts';
import type { LinePlot } from './plot.ts';

/** How long callers wait, from the median to the slowest of a thousand. */
export function latencyPlot(subtitle: string, sides: readonly Rounds<LoadResult>[]): LinePlot {
  return {
    kind: 'lines',
    file: 'latency-percentiles',
    title: 'How long a caller waits for the order',
    subtitle,
    x: {
      label: 'share of the orders that were answered by then',
      scale: 'linear',
      ticks: percentiles.map(({ text }, at) => ({ at, text })),
    },
    y: { label: 'milliseconds', scale: 'log' },
    series: sides.map((side) => ({
      name: side.name,
      points: percentiles.map(
        ({ of }, index) =>
          [index, sideOf(side, 'ms', ({ latency }) => latency[of]).median] as const,
      ),
    })),
  };
}

const percentiles = [
  { of: 'p50', text: '50 %' },
  { of: 'p75', text: '75 %' },
  { of: 'p90', text: '90 %' },
  { of: 'p95', text: '95 %' },
  { of: 'p99', text: '99 %' },
  { of: 'p999', text: '99.9 %' },
] as const;
