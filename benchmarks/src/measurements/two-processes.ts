import { measureInTurn, throughputOf } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { overHttp, product } from '../place-orders.ts';
import { secondsInTurn } from '../plan.ts';
import { productModule } from '../processes/server-process.ts';

/** Two API processes on one port and one database. */
export const twoProcesses: Measurement = {
  rows: ['10'],
  title: 'two API processes',
  estimate: (plan) => secondsInTurn(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    await using two = await bench.startServer(productModule, await bench.store(), { workers: 2 });
    const sides = [
      await overHttp(bench, 'WORKERS=2', two),
      { ...(await product(bench)), name: 'one' },
    ];
    const [both, one] = await measureInTurn(sides, plan.rounds, report.round);
    if (!both || !one) throw new Error('A side was not measured');
    return {
      rows: [
        ratioRow(
          {
            id: '10',
            what: `two API processes : one, ${plan.callers} callers`,
            target: { above: 1 },
          },
          throughputOf(both),
          throughputOf(one),
        ),
      ],
    };
  },
};
