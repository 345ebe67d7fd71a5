import type { LoadResult } from '../load/load.ts';
import { sideOf, type Rounds } from '../measure-interleaved.ts';
import type { LinePlot } from './plot.ts';

/** Latency percentiles of each side, from p50 to p99.9. */
export function latencyPlot(subtitle: string, sides: readonly Rounds<LoadResult>[]): LinePlot {
  return {
    kind: 'lines',
    file: 'latency-percentiles',
    title: 'Latency of orders.place',
    subtitle,
    x: {
      label: 'percentile',
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
  { of: 'p50', text: 'p50' },
  { of: 'p75', text: 'p75' },
  { of: 'p90', text: 'p90' },
  { of: 'p95', text: 'p95' },
  { of: 'p99', text: 'p99' },
  { of: 'p999', text: 'p99.9' },
] as const;
