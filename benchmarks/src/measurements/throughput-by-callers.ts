import { measureInterleaved, throughputOf } from '../measure-interleaved.ts';
import type { Measurement } from '../measurement.ts';
import { apiSide, baselineSide } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import type { Point } from '../report/plot.ts';

/** Draws a plot and adds no row to the table. */
export const throughputByCallers: Measurement = {
  rows: ['callers'],
  title: 'throughput by callers',
  onDemand: true,
  estimate: (plan) => plan.curve.callers.length * secondsInterleaved(plan, 2, plan.curve.seconds),
  async run(bench) {
    const { plan, report } = bench;
    const api: Point[] = [];
    const baseline: Point[] = [];
    for (const count of plan.curve.callers) {
      const orders = { callers: count, seconds: plan.curve.seconds };
      const sides = [await apiSide(bench, orders), await baselineSide(bench, orders)];
      const measured = await measureInterleaved(sides, plan.rounds, () => {});
      const [first = Number.NaN, second = Number.NaN] = measured.map(
        (side) => throughputOf(side).median,
      );
      api.push([count, first]);
      baseline.push([count, second]);
      report.say(`  ${count} callers  ${first.toFixed(0)} /s, baseline ${second.toFixed(0)} /s`);
    }
    return {
      rows: [],
      plots: [
        {
          kind: 'lines',
          file: 'throughput-by-callers',
          title: 'Orders per second by number of callers',
          subtitle: `closed loop, orders of ${plan.lines} lines over HTTP, median of ${plan.rounds} rounds`,
          x: {
            label: 'concurrent callers',
            scale: 'log',
            ticks: plan.curve.callers.map((at) => ({ at, text: `${at}` })),
          },
          y: { label: 'orders per second', scale: 'linear' },
          series: [
            { name: 'orders.place', points: api },
            { name: 'baseline', points: baseline },
          ],
        },
      ],
    };
  },
};
