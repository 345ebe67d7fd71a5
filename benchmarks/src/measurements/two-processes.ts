import { measureInterleaved, throughputOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { apiSide, httpSide } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import { apiModule } from '../processes/server-process.ts';

/** Two API processes on one port and one database. */
export const twoProcesses: Measurement = {
  rows: ['10'],
  title: 'two API processes',
  estimate: (plan) => secondsInterleaved(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    await using server = await bench.startServer(apiModule, await bench.store(), { workers: 2 });
    const sides = [
      await httpSide(bench, 'WORKERS=2', server),
      { ...(await apiSide(bench)), name: 'one process' },
    ];
    const [two, one] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!two || !one) throw new Error('A side has no rounds');
    return {
      rows: [
        ratioRow(
          {
            id: '10',
            what: `two API processes : one, ${plan.callers} callers`,
            target: { above: 1 },
          },
          throughputOf(two),
          throughputOf(one),
        ),
      ],
    };
  },
};
