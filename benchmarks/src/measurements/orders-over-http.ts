import { measureInTurn, throughputOf } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { product, usualWay } from '../place-orders.ts';
import { latencyPlot } from '../report/latency-plot.ts';
import { secondsInTurn } from '../plan.ts';

/** What a caller gets: many callers who place orders of three lines each, with a key. */
export const ordersOverHttp: Measurement = {
  rows: ['1'],
  title: 'orders over HTTP',
  estimate: (plan) => secondsInTurn(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const sides = [await product(bench), await usualWay(bench)];
    const [ours, usual] = await measureInTurn(sides, plan.rounds, report.round);
    if (!ours || !usual) throw new Error('A side was not measured');
    return {
      rows: [
        ratioRow(
          {
            id: '1',
            what: `orders over HTTP, ${plan.callers} callers`,
            target: { atLeast: 5 },
          },
          throughputOf(ours),
          throughputOf(usual),
        ),
      ],
      plots: [latencyPlot(`${plan.callers} callers, closed loop`, [ours, usual])],
    };
  },
};
