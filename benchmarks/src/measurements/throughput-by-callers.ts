import { measureInTurn, throughputOf } from '../measure-in-turn.ts';
import type { Measurement } from '../measurement.ts';
import { product, usualWay } from '../place-orders.ts';
import { secondsInTurn } from '../plan.ts';
import type { Point } from '../report/plot.ts';

/** No row of the table, but a plot: what the throughput is with few callers and with many. */
export const callers: Measurement = {
  rows: ['callers'],
  title: 'throughput over callers',
  estimate: (plan) => plan.curve.callers.length * secondsInTurn(plan, 2, plan.curve.seconds),
  async run(bench) {
    const { plan, report } = bench;
    const ours: Point[] = [];
    const usual: Point[] = [];
    for (const count of plan.curve.callers) {
      const orders = { callers: count, seconds: plan.curve.seconds };
      const sides = [await product(bench, orders), await usualWay(bench, orders)];
      const measured = await measureInTurn(sides, plan.rounds, () => {});
      const [first = Number.NaN, second = Number.NaN] = measured.map(
        (side) => throughputOf(side).median,
      );
      ours.push([count, first]);
      usual.push([count, second]);
      report.say(
        `  ${count} callers  ${first.toFixed(0)} /s, the usual way ${second.toFixed(0)} /s`,
      );
    }
    return {
      rows: [],
      plots: [
        {
          kind: 'lines',
          file: 'throughput-over-callers',
          title: 'Orders a second, with few callers and with many',
          subtitle: `closed loop, orders of ${plan.lines} lines over HTTP, median of ${plan.rounds} rounds`,
          x: {
            label: 'callers at once',
            scale: 'log',
            ticks: plan.curve.callers.map((at) => ({ at, text: `${at}` })),
          },
          y: { label: 'orders a second', scale: 'linear' },
          series: [
            { name: 'orders.place', points: ours },
            { name: 'the usual way', points: usual },
          ],
        },
      ],
    };
  },
};
