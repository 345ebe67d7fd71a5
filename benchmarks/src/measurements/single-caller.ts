import { measureInterleaved, sideOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { apiSide, baselineSide } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';

/** Batching must not delay a single caller. */
export const singleCaller: Measurement = {
  rows: ['5'],
  title: 'a single caller',
  estimate: (plan) => secondsInterleaved(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const orders = { callers: 1 };
    const sides = [await apiSide(bench, orders), await baselineSide(bench, orders)];
    const [api, baseline] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!api || !baseline) throw new Error('A side has no rounds');
    return {
      rows: [
        ratioRow(
          { id: '5', what: 'a single caller, p50 of orders.place', target: { atMost: 0.6 } },
          sideOf(api, 'ms', ({ latency }) => latency.p50),
          sideOf(baseline, 'ms', ({ latency }) => latency.p50),
        ),
      ],
    };
  },
};
