import { measureInTurn, sideOf } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { product, usualWay } from '../place-orders.ts';
import { secondsInTurn } from '../plan.ts';

/** Placing together must not cost whoever comes alone. */
export const loneCaller: Measurement = {
  rows: ['5'],
  title: 'one caller alone',
  estimate: (plan) => secondsInTurn(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const alone = { callers: 1 };
    const sides = [await product(bench, alone), await usualWay(bench, alone)];
    const [ours, usual] = await measureInTurn(sides, plan.rounds, report.round);
    if (!ours || !usual) throw new Error('A side was not measured');
    return {
      rows: [
        ratioRow(
          { id: '5', what: 'one caller alone, p50 of the order', target: { atMost: 0.6 } },
          sideOf(ours, 'ms', ({ latency }) => latency.p50),
          sideOf(usual, 'ms', ({ latency }) => latency.p50),
        ),
      ],
    };
  },
};
