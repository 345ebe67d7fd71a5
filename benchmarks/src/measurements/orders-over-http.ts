import { measureInterleaved, throughputOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { apiSide, baselineSide } from '../place-orders.ts';
import { latencyPlot } from '../report/latency-plot.ts';
import { secondsInterleaved } from '../plan.ts';

/** Many concurrent callers place orders of three lines, each with an idempotency key. */
export const ordersOverHttp: Measurement = {
  rows: ['1'],
  title: 'orders over HTTP',
  estimate: (plan) => secondsInterleaved(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const sides = [await apiSide(bench), await baselineSide(bench)];
    const [api, baseline] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!api || !baseline) throw new Error('A side has no rounds');
    return {
      rows: [
        ratioRow(
          {
            id: '1',
            what: `orders over HTTP, ${plan.callers} callers`,
            target: { atLeast: 5 },
          },
          throughputOf(api),
          throughputOf(baseline),
        ),
      ],
      plots: [latencyPlot(`${plan.callers} callers, closed loop`, [api, baseline])],
    };
  },
};
